import analytics from './analytics.en'
import boundary from './boundary.en'
import decide from './decide.en'
import responder from './responder.en'
import rehearsal from './rehearsal.en'
import track from './track.en'
import wall from './wall.en'
import alarm from './alarm.en'
import mapTools from './map.en'
import replay from './replay.en'
import type { Messages } from './zh'

const en: Messages = {
  app: { name: 'OneGrid', full: 'OneGrid command centre', retry: 'Try again', signOut: 'Sign out', language: '中文', menu: 'Main navigation', broken: 'This page failed', brokenHint: 'No data is lost. Try again; if it comes back, tell the administrator the code below.', notAllowed: 'This account may not use this page', notAllowedHint: '{0} has no permission for this page. Ask the administrator for it, or sign in with another account.', anotherAccount: 'Sign in with another account' },
  nav: { screen: 'Wall', incidents: 'Incidents', boundaries: 'Boundaries', tracks: 'Tracks', analytics: 'Analytics' },
  login: { title: 'Sign in to the command centre', login: 'Account', password: 'Password', submit: 'Sign in', hint: 'Accounts are opened by the administrator; repeated failures lock one for a while.', claim: 'Every matter in its grid, every grid on one map' },
  level: { district: 'District', committee: 'Committee', street: 'Street', community: 'Community', grid: 'Grid' },
  phase: { loading: 'Loading', live: 'Live', late: 'Late', 'catching-up': 'Catching up', cut: 'Disconnected', refused: 'Not allowed' },
  phaseHint: {
    loading: 'Fetching a complete snapshot',
    live: 'Every change arrives in order, nothing is missing',
    late: 'Nothing is missing but it arrives late: the line or this machine does not keep up',
    'catching-up': 'A record is missing and is being fetched by position',
    cut: 'The live channel is cut; asking every 5 seconds until it is back',
    refused: 'The server refused this area',
  },
  age: { data: 'data {0} old', now: 'just now', since: 'for {0}', updated: '{0} ago', stale: 'stale' },
  unit: { seconds: 's', minutes: 'min', hours: 'h', days: 'd', cases: '', people: '', percent: '%' },
  state: { loading: 'Loading…', empty: 'Nothing in this period', failed: 'No data could be fetched' },
  kpi: {
    reportedToday: 'Reported today', open: 'Open', overdue: 'Overdue', closedToday: 'Closed today', onTime: 'Closed in time', responseP90: 'Response p90', onDuty: 'On duty',
    ofOpen: '{0} of open', fraction: '{0} / {1}', cases: 'n = {0}', live: 'follows the live stream',
    hint: {
      reportedToday: 'Reported since midnight = snapshot + live reports since', open: 'Neither closed nor rejected', overdue: 'Open and past the time limit', closedToday: 'Closed since midnight',
      onTime: 'Of the cases whose limit fell into the last 24 hours: closed within it ÷ all of them', responseP90: 'Of the cases where somebody arrived in the last 24 hours: reported to arrived, 90th percentile; n cases', onDuty: 'Grid members and responders on duty now by roster or sign-on, without rehearsals',
    },
  },
  panel: { load: 'Open incidents per grid', hint: { load: 'Open incidents of each grid, classes by quantile' } },
  series: { reported: 'Reported', closed: 'Closed', p50: 'Median', p90: 'P90', inTime: 'In time' },
  status: { reported: 'Reported', accepted: 'Accepted', dispatched: 'Dispatched', arrived: 'Arrived', handled: 'Handled', verified: 'Verified', closed: 'Closed', rejected: 'Rejected' },
  verb: { report: 'reported', accept: 'Accept', register: 'Register', dispatch: 'Dispatch', arrive: 'Arrive', handle: 'Handle', verify: 'Verify', close: 'Close', return: 'Return', reject: 'Reject', move: 'Moved with the border', mark: 'Border moved, stays with its holder' },
  happened: { report: 'reported', accept: 'accepted', register: 'registered', dispatch: 'dispatched', arrive: 'arrived', handle: 'handled', verify: 'verified', close: 'closed', return: 'returned', reject: 'rejected', move: 'moved', mark: 'border moved' },
  link: { response: 'Arrival', total: 'Closing' },
  channel: { hotline: 'Hotline', field: 'Field', alarm: 'Alarm', urban: 'City mgmt', import: 'Import', open311: 'Open311', demo: 'Demo' },
  severity: { 1: 'Minor', 2: 'Normal', 3: 'Serious', 4: 'Critical' },
  map: { incidents: 'Incidents', overdue: 'Overdue', responder: 'Responder', crumbs: 'Area', openCount: '{0} open · {1} overdue', due: 'Due', overdueBy: '{0} overdue', left: '{0} left', close: 'Close', empty: 'No open incidents here', failed: 'The map cannot be drawn', failedHint: 'The browser has no WebGL2, or the graphics driver is not usable.', none: 'none', stack: '{0} incidents at one place', cross: 'Enter picks at the cross' },
  screen: { title: '{0} Command Centre', demo: 'Demo data', desk: 'List' },
  incidents: {
    title: 'Incidents', search: 'Code or title', area: 'Area code', status: 'Status', category: 'Category', from: 'Reported from', to: 'to', all: 'All', clear: 'Clear filters', fresh: '{0} changes waiting, click to refresh', more: 'Load more', end: 'End of list, {0} in all', empty: 'Nothing matches', emptyHint: 'Widen the time or clear the filters.', export: 'Export CSV',
    col: { code: 'Code', severity: 'Grade', title: 'Title', category: 'Category', area: 'Grid', status: 'Status', channel: 'Channel', reported: 'Reported', due: 'Due', holder: 'Holder' },
    reasonNeeded: 'Say why first', detail: 'Incident', timeline: 'Timeline', opinion: 'Opinion', opinionHint: 'Say why (may be empty)', acted: 'Done: {0}', noActions: 'Nothing can be done in this state', overdue: 'Overdue', place: 'Place',
  },
  analytics,
  boundary,
  decide,
  responder,
  rehearsal,
  track,
  wall,
  alarm,
  mapTools,
  replay,
  problem: {
    ...decide.problem,
    'screen-setting-stale': 'Another page has just saved', 'screen-setting-invalid': 'These scenes cannot be stored', 'when-unknown': 'The filter is not acceptable', 'kept-without-limit': 'The filter is not acceptable',
    'purpose-missing': 'Say what the whereabouts are needed for (4 to 200 characters)', 'whose-tracks': 'Choose one responder or one area', 'window-invalid': 'Too long or too short: tracks of one responder 7 days at most, of an area 24 hours, coverage 1 hour to 31 days', 'too-many-positions': 'Too many positions: take a shorter time or a smaller area', 'zone-outside-area': 'The zone reaches beyond the area: draw it within, or take an area above', 'zone-too-narrow': 'The zone is too narrow: 20 m at least', 'zone-ring-invalid': 'The border of the zone needs 3 corners at least and must not cross itself', 'zone-name-missing': 'Give the zone a name', 'zone-changed': 'Somebody else has just changed this zone; load it again', 'zone-hours-invalid': 'The hours cannot be so', 'too-many-zones': 'There are too many zones; remove one first', 'void-rule-invalid': 'The rule does not fit', 'too-many-void-rules': 'Too many rules: delete some first', 'level-invalid': 'That level does not lie below the area', 'area-without-ground': 'This area has no ground of its own; choose one below it',
    'stale-version': 'It was just changed elsewhere and has been loaded again', 'boundary-base-stale': 'Another change has moved the borders; bring this one up to date first', 'boundary-edit-refused': 'The borders would be wrong', 'own-change': 'Somebody else decides on your own change', 'change-empty': 'Nothing is drawn yet', 'effective-date-past': 'That date has passed', 'effective-date-far': 'That date is too far away', 'nothing-to-undo': 'Nothing to undo', 'nothing-to-redo': 'Nothing to redo', 'too-many-operations': 'Too many steps; submit this change first', 'area-unfit': 'There are no grids to change in this area', 'boundary-rebase-failed': 'Some steps cannot be made on the new borders', 'ground-faulty': 'The stored borders of this area do not fit together, so they cannot be changed', 'area-too-large': 'The area has too many grids; choose one below it', 'title-missing': 'A title is needed', 'name-missing': 'A name is needed', 'bbox-too-large': 'The area is too large',
    'unreachable': 'The server cannot be reached', 'unexpected': 'Something unexpected happened', 'http-500': 'Server error', 'http-502': 'Server not available', 'http-503': 'Server not available', 'internal-error': 'Server error',
    'not-found': 'No such thing, or not in your area', 'sign-in-required': 'Please sign in', 'login-refused': 'Wrong account or password', 'login-locked': 'Too many failures, locked for a while', 'forbidden': 'Not permitted, or the session has expired (reload the page)', 'too-slow': 'This machine does not keep up with the stream and was cut off', 'too-many-connections': 'Too many pages open with one account',
    'body-invalid': 'What was entered is not acceptable', 'body-too-large': 'Too large', 'body-unreadable': 'Not readable', 'parameter-invalid': 'The filter is not acceptable', 'area-unknown': 'No such area', 'status-unknown': 'No such status', 'category-unknown': 'No such category', 'cursor-invalid': 'The list has expired, load it again', 'limit-invalid': 'Page size not acceptable', 'bbox-invalid': 'Bounds not acceptable',
    'illegal-transition': 'Not possible in this state, refresh first', 'version-stale': 'Someone else was faster, refresh first', 'reason-required': 'Say why', 'verb-unknown': 'No such action', 'text-too-long': 'Text too long', 'idempotency-in-flight': 'The same action is under way', 'idempotency-key-reused': 'That action key was used for something else',
    'replay-too-old': 'Away too long, loading afresh', 'too-many-requests': 'Too many requests, try later', 'outside-district': 'The place is outside the district', 'outside-area': 'The place is outside your area',
  },
}

export default en

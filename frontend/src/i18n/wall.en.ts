import type { WallWords } from './wall.zh'

const wall: WallWords = {
  definition: 'Definition', timeWindow: 'Time', parts: 'Made of', missed: 'missed', below: 'Areas below', showCases: 'show the cases', ofAll: '{0} of {1}',
  change: { week: 'vs last wk', more: 'more', less: 'less', same: 'same', points: 'pt', minutes: 'min', hint: 'vs last wk: against the same time and window seven days before; pt = percentage points' },
  behind: { moved: 'the figure said {0}; it has changed since', replay: 'a replay is running, this list is of now', then: 'as of {0} in the replay', open: 'Open as a list' },
  filter: {
    open: { true: 'Open', false: 'Ended' }, overdue: { true: 'Overdue', false: 'Not overdue' }, kept: { true: 'In time', false: 'Missed' },
    when: { reported: 'By report', arrived: 'By arrival', closed: 'By closing', 'arrive-by': 'By limit of arrival', due: 'By limit of closing' },
  },
  scenes: 'Scene', previous: 'Previous scene', next: 'Next scene', rotate: 'Rotate', rotateLeft: 'Rotate {0} s', rotateWaits: 'Paused', edit: 'Arrange',
  scene: { overview: 'Overview', response: 'Response', force: 'Force' },
  layout: { standard: 'a 1080p screen', large: 'a 4K screen', ultra: 'an ultra-wide wall' },
  zone: { left: 'Left', bottom: 'Below', right: 'Right' },
  mode: { flat: 'Flat', extruded: 'Extruded', heat: 'Heat' },
  figure: { open: 'Open', overdue: 'Overdue', perHousehold: 'Open per 1,000 households' },
  editor: {
    name: 'Name', seconds: 'Seconds', area: 'Area', home: 'own area', here: 'use this one', map: 'Map', figure: 'Height', rotate: 'Rotate as soon as the wall opens', usual: 'Back to the usual scenes', add: 'Add scene', newName: 'Scene {0}', remove: 'Remove', earlier: 'Earlier', later: 'Later', addPanel: 'Add a panel…',
    how: 'Drag panels, or select one and move it with the arrow keys; Delete takes it away. Dashed ones have no room on {0} and show on larger walls only.', beyond: 'up to here: {0}', save: 'Save', cancel: 'Cancel', stale: 'Another page has just saved. Saving again replaces that; cancel keeps it.',
  },
  age: { h1: 'under 1 h', h4: '1–4 h', h24: '4–24 h', d3: '1–3 days', more: 'over 3 days' },
  major: { 101: 'Utilities', 102: 'Transport', 103: 'Sanitation', 104: 'Greenery', 105: 'Other parts', 201: 'Environment', 202: 'Advertising', 203: 'Construction', 204: 'Sudden events', 205: 'Street order', 206: 'Other events', 281: 'Governance', 282: 'Safety', 283: 'Livelihood' },
  panel: {
    hours: { name: 'Reported and closed by hour', formula: 'Counted by the hour of the report and by the hour of closing', span: 'last 24 h' },
    categories: { name: 'Categories', formula: 'Cases reported in the time window, by category, the most frequent', span: 'last 24 h' },
    kinds: { name: 'By hour and kind', formula: 'Cases reported in the hour, by major class; each row ends in its sum and the change against last week', span: 'last 24 h' },
    grids: { name: 'Busiest grids', formula: 'Open cases of each grid now, most first; hatched: those past their limit', span: 'now' },
    severity: { name: 'Open by grade', formula: 'Open cases now by grade, and their share', span: 'now' },
    age: { name: 'Open by age', formula: 'Open cases now by the time since their report', span: 'now' },
    staffing: { name: 'Staffing', formula: 'On duty ÷ needed; needed = households ÷ 200, rounded up. The line stands at the standard', span: 'now', of: '{0} / {1} needed', made: '{0} on duty · {1} households · one per {2}', short: '{0} short', enough: 'of {0}' },
    coverage: { name: 'Reach', formula: 'Households of the grids whose inner point has somebody on duty (seen within 15 min) within 500 m in a straight line ÷ all households; not travel time', span: 'now', made: '{0} / {1} households · {2} seen · {3} m · {4} min', missing: '{0} not covered', unseen: 'Nobody on duty was seen in the last {0} min' },
    dueSoon: { name: 'Due soon', formula: 'Open cases whose limit falls within the next 2 hours, most urgent first; the time is limit − now', span: 'next 2 h', none: 'Nothing falls due in the next 2 hours' },
    grave: { name: 'Serious and critical', formula: 'Open cases of the two worst grades, worst and newest first', span: 'now', none: 'No serious or critical case is open' },
    status: { name: 'Status', formula: 'Open cases by status now, and those closed in the time window', span: 'now + closed in 24 h' },
    onTime: { name: 'In time by link', formula: 'Of the cases whose limit fell into the time window: done within it ÷ all of them, rejected ones left out. Arrival: report to somebody there; closing: report to closed', span: 'last 24 h' },
    response: { name: 'Response by area', formula: 'Minutes from report to arrival of the cases where somebody arrived in the time window: hollow mark median, solid mark 90th percentile', span: 'last 24 h · min' },
    channels: { name: 'Channels', formula: 'Cases reported in the time window by channel, and their share', span: 'last 24 h' },
    load: { name: 'Load by area', formula: 'Open cases of each area below now; hatched: those past their limit', span: 'now', none: 'There are no areas below' },
    ticker: { name: 'Live incidents', formula: 'What happens, in order, newest on top; matter and grid only, never a person', span: 'follows the live stream' },
    overdue: { name: 'Longest overdue', formula: 'Open and past the limit, longest first; the time is now − limit', span: 'now', none: 'Nothing is overdue' },
  },
}

export default wall

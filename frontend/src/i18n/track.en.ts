import type zh from './track.zh'

const track: typeof zh = {
  title: 'Tracks and patrols',
  view: { tracks: 'Tracks', coverage: 'Patrol coverage', zones: 'Zones', watch: 'On watch' },
  area: 'Area', responder: 'Responder', everybody: 'All of the area', day: 'Day', from: 'From', to: 'To',
  purpose: 'Purpose', purposeHint: 'Whereabouts are sensitive: say what they are needed for (4 to 200 characters); it is kept', purposeShort: '4 to 200 characters, kept', ask: 'Show tracks',
  start: 'State a purpose and ask. Who looked, when and why is kept.', empty: 'No positions in this time: try another day or a longer time.', tracks: 'Tracks', pickOne: 'Choose a track to see its stops and gaps.',
  meters: 'Distance', metersHint: 'Sum of the ways with positions; gaps do not count', positions: 'Positions', positionsHint: 'Positions stored in this time', doubtful: 'Doubtful', doubtfulHint: 'Made up, jumps or too imprecise; not drawn on the line',
  stops: 'Stops', stopsHint: 'At least 5 minutes of positions within a circle of 50 m radius', stopCount: '{0} stops', noStops: 'No stops.', gaps: 'Gaps', gapsHint: 'More than 5 minutes without a position', noGaps: 'No gaps.', begin: 'Begin', length: 'Length', radius: 'Radius', apart: 'Apart',
  player: 'Replay', play: 'Play', pause: 'Pause', playHint: 'Play or pause (space)', slider: 'Time', speed: 'Speed',
  days: 'Days back', daysOf: '{0} d', pending: '{0} stretches still to be computed', unvisited: 'Roads and buildings not visited', unchecked: 'Items not checked ({0})',
  cover: {
    roadMeters: 'Roads', roadMetersHint: 'Length of roads walked ÷ all; by pieces of 50 m, passing the middle counts', buildings: 'Buildings', buildingsHint: 'Buildings visited ÷ all; walking or riding past within 25 m counts, driving past does not', items: 'Check list', itemsHint: 'Items checked ÷ items to check; 33 in every grid',
  },
  zone: {
    create: 'New zone', name: 'Name', ground: 'Ground', drawn: 'Draw on the map', whole: 'All of {0}', hint: 'Click the corners on the map, at least 3; {0} so far.', undo: 'Step back', event: 'Alarm', events: { enter: 'On entering', leave: 'On leaving', both: 'On entering and leaving' }, kinds: 'Of whom', everybody: 'Everybody',
    always: 'All day', severity: 'Severity', save: 'Save', cancel: 'Cancel', empty: 'This area has no zones.', emptyEdit: 'This area has no zones yet. Make one with the button above.', inside: '{0} inside', insideHint: 'Responders whose position is inside for certain', allDay: 'all day', someDays: '{0} days a week, {1}', disable: 'Disable', enable: 'Enable', remove: 'Remove', removeAsk: 'Remove the zone “{0}”?',
  },
  watch: {
    title: 'Households reached now by: {0}', onMap: 'Show on the map', now: 'Reached by those on duty now', nobody: 'Nobody is on duty here at this moment.', kind: 'Responders', onDuty: 'On duty', seen: '{0} of them were seen within half an hour, the others are taken to be at their posts', shareHint: 'Share of households that somebody on duty reaches within {0} minutes along the roads', minutes: '{0} min', seconds: '{0} s',
    rules: 'Alarms when nobody is near', rulesHint: 'When those on duty reach fewer households in time than they should, for too long, an alarm stands on the walls; it ends by itself.', create: 'New rule', level: 'Watched', whole: 'the area as a whole', every: 'every {0} by itself', each: '{0}: every {1}', by: 'Moving', usual: 'as is usual for them', within: 'Within minutes', least: 'Households reached, at least (%)', patience: 'May last (seconds)',
    empty: 'There are no rules yet.', told: '{0} ({1}): fewer than {3} of the households within {2} min, for {4} · {5}', edit: 'Change', removeAsk: 'Delete the rule about {0}? Its alarm ends.',
  },
}

export default track

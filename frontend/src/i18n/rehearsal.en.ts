import type { RehearsalWords } from './rehearsal.zh'

const rehearsal: RehearsalWords = {
  mark: 'Rehearsal', markHint: 'Played in a rehearsal, not real',
  band: 'Rehearsal', bandFacts: '{0} · since {1} · {2} played cases · dashed rings on the map; figures include them', bandEnd: 'When it ends they leave every figure',
  filter: 'Rehearsals', filterRunning: 'With the running rehearsal', filterOnly: 'Rehearsals only', filterNone: 'Without rehearsals',
  page: {
    title: 'Rehearsals', empty: 'There has been no rehearsal', emptyHint: 'Run ops/simulate on the server to begin one.', running: 'running', speed: '×{0}', seed: 'seed {0}', pick: 'Choose one to see how it was answered', end: 'End the rehearsal', endAsk: 'Its open cases are rejected and its crews leave. End it?', ended: 'The rehearsal has ended',
    cases: 'Cases', closed: 'Closed', rejected: 'Rejected', open: 'Open at the end',
    link: 'Link', done: 'Done', unanswered: 'Unanswered', median: 'Median', p90: 'P90', severity: 'Severity', street: 'Street', toDispatch: 'Reported to dispatched', slowest: 'Waited longest for a dispatch', never: 'never dispatched', alarms: 'Alarms', raised: 'Raised', taken: 'Taken', untaken: 'Taken by nobody', untilTaken: 'Until taken',
    definition: 'Real seconds by the server’s clock. Accept: reported to accepted; queue: reported to dispatched; travel: dispatched to arrived; response: reported to arrived; handling: arrived to handled; total: reported to closed. Unanswered: begun and not ended (rejected ones left out).',
    links: { accept: 'Accept', queue: 'Queue', travel: 'Travel', response: 'Response', handling: 'Handling', total: 'Total' },
  },
  walls: {
    title: 'Walls', nav: 'Walls', name: 'Name', unnamed: 'no name', account: 'Account', address: 'Address', node: 'Node', area: 'Area', scene: 'Scene', phase: 'Phase', age: 'Age of data', behind: 'Behind', error: 'Last error', script: 'Main thread a frame', heap: 'Heap', version: 'Version', screen: 'Screen', since: 'Connected since', lost: 'Lost', lostSince: 'lost at {0}', none: 'No wall has connected yet', noneHint: 'Every browser that shows /screen reports each 15 seconds and appears here.', there: '{0} there', gone: '{0} lost', positions: '{0} positions', names: 'Name this wall', nameHint: 'Name of this wall', replay: 'Replay',
  },
}

export default rehearsal

import type zh from './boundary.zh'

/** Words of the boundary editor. */
const boundary: typeof zh = {
  title: 'Boundaries', start: 'New change', startIn: 'Start in {0}', startHint: 'Choose an area: the grids inside it can be redrawn, its own outer border stays.', elsewhere: 'Another area', noAreas: 'There is no area whose boundaries you may change; ask your administrator.', creating: 'Preparing…',
  newTitle: 'Grids of {area} {date}',
  tab: { mine: 'Mine', decide: 'For me to decide', effective: 'In effect', all: 'All' },
  empty: { mine: 'You have no boundary change yet. Start the first with a button above.', decide: 'Nothing waits for your decision.', effective: 'No change is in effect yet.', all: 'There is no boundary change yet.' },
  col: { title: 'Title', area: 'Area', author: 'Author', state: 'State', submitted: 'Submitted', effective: 'In effect' },
  state: { draft: 'Draft', submitted: 'Awaiting decision', approved: 'Approved, scheduled', effective: 'In effect', rejected: 'Rejected', withdrawn: 'Withdrawn' },
  verb: { created: 'Created', submitted: 'Submitted', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn', revised: 'Taken back for changes', rebased: 'Brought up to date', collided: 'Collided with newer borders', effective: 'In effect' },
  step: { draw: 'Draw', impact: 'Impact and submit' },
  collision: { 'border-changed': 'This part of the border is no longer what it was' },
  act: { undo: 'Undo', redo: 'Redo', help: 'Keys', next: 'Next: the impact', back: 'Back to drawing', submit: 'Submit', withdraw: 'Withdraw', revise: 'Change and submit again', rebase: 'Bring up to date', approve: 'Approve', reject: 'Reject', reload: 'Load again', fit: 'Whole area', delete: 'Give up the draft' },
  tool: { select: 'Select', split: 'Split', merge: 'Merge', transfer: 'Transfer', reshape: 'Redraw', road: 'By road', subdivide: 'Divide' },
  toolHint: {
    select: 'Select grids, drag borders (V)', split: 'Cut a grid in two with a line (S)', merge: 'Make neighbours one grid (M)', transfer: 'Give blocks to a neighbour (T)', reshape: 'Lead a border along a drawn line (R)', road: 'Lead a border along a road (L)', subdivide: 'Divide a grid into parts of like size (U)',
  },
  hint: {
    select: 'Click a grid to see its figures; press on a blue border and drag to move it.', selected: 'Drag a white dot to move a vertex, drag the line to add one; Shift-click selects several.',
    overVertex: 'Press and drag: all its areas follow. Click it and press Delete to remove it.', overEdge: 'Press and drag: a vertex is added here and moved.', dragging: 'Let go to drop it. Shift: no snapping to roads; Esc cancels.', dragBad: 'This would cross another border: move away from the red circle.', vertexHeld: 'Arrows move it 1 m (Shift 10 m), Delete removes it, N goes to the next, Esc lets go.',
    splitStart: 'Click on the border of the grid to cut: the cut begins here.', splitNext: 'Click where the cut passes; double-click the opposite border to end it.', splitEnd: 'Double-click the border to end the cut (or Enter); Backspace goes back, Esc cancels.',
    reshapeStart: 'Click on a blue border: the new course leaves it here.', reshapeNext: 'Click along the new course; double-click on the old border to end it.', reshapeEnd: 'Double-click on the old border to end (or Enter); Backspace goes back, Esc cancels.',
    roadStart: 'Click on a blue border: it follows the road from here.', roadEnd: 'Click another place on the same border: up to here.', roadTake: 'The dashed line follows the road: move the pointer for another road, click to take it, Esc cancels.', roadNone: 'No road connects these two places: press Esc and choose others.',
    mergeStart: 'Click the first grid to merge.', mergeNext: '“{name}” is chosen; click its neighbour.', mergeEnd: '{count} chosen, “{name}” stays: press Enter or “Merge” on the right.',
    transferStart: 'Press and draw a loop around the blocks to give away.', transferDraw: 'Go on around them and let go.', transferTo: '{count} blocks of “{name}”: click the neighbour who gets them.', transferMissed: 'No connected blocks were caught: press and draw again.',
    subdivideStart: 'Click the grid to divide.', subdivideEnd: '“{name}” has {households} households: press 2–6 or a number on the right.',
    sending: 'Checking…',
  },
  legend: { free: 'Border you can move', parent: 'Community border', locked: 'Locked: not part of this change', beyond: 'Outside, for orientation', fresh: 'New grid', vertex: 'Vertex you can drag', lockSign: 'Lock' },
  panel: { chosen: 'Selected grids', none: 'Click a grid on the map to see its households, area and shape.', all: '{grids} grids, {households} households', faults: 'What is wrong', steps: 'Done so far', noSteps: 'Nothing yet. Choose a tool on the left.', shape: 'Compactness', shapeHint: 'Polsby-Popper: 4π × area ÷ perimeter²; 1 for a circle, 0.79 for a square, near 0 for a ribbon', area: 'Area', households: 'Households', border: 'Border', sum: 'Total', merge: 'Merge {0} grids', parts: 'Number of parts', name: 'Name', unsaved: 'Saving…', saved: 'Saved', partsOf: '{0} parts', history: 'History', newGrid: 'New', newName: 'New grid {0}' },
  edit: { 'move-vertex': 'Vertex moved', 'insert-vertex': 'Vertex added', 'delete-vertex': 'Vertex removed', 'reshape-edge': 'Border redrawn', split: '{0} split', merge: 'Merged into {0}', transfer: '{0} to {1}', subdivide: '{0} divided' },
  stale: 'This draft was changed elsewhere; it has been loaded again.', refused: 'Not done',
  reason: {
    'edge-ambiguous': 'More than one border joins these places', 'area-locked': 'This grid is locked', 'code-taken': 'The code is taken', 'line-crosses-too-often': 'The line goes through the grid more than once', 'line-crosses-itself': 'The line crosses itself', 'area-would-vanish': 'Nothing would be left of the grid', 'place-outside': 'The place lies in neither piece', 'coordinates-swapped': 'Longitude and latitude look exchanged', 'vertex-unknown': 'This vertex is no longer there', 'edge-unknown': 'The two places are not on one border', 'border-locked': 'This border is locked', 'line-does-not-cross': 'The line does not cross the grid', 'not-neighbours': 'These grids are not neighbours', 'different-parents': 'These grids belong to different communities', 'area-unknown': 'There is no such grid', 'too-many-vertices': 'The line has too many points', 'invalid-result': 'The borders would be wrong', 'same-place': 'There is a vertex already', 'out-of-range': 'Coordinate out of range', 'vertex-is-node': 'Borders meet here, so it is needed',
  },
  advice: {
    'edge-ambiguous': 'Choose two places nearer to each other.', 'area-locked': 'It is not part of this change.', 'code-taken': 'Load the draft again.', 'line-crosses-too-often': 'Draw one that enters and leaves it once.', 'line-crosses-itself': 'Draw it without a loop.', 'area-would-vanish': 'To give all of it, merge.', 'place-outside': 'Choose one inside the piece that stays.', 'coordinates-swapped': 'Choose the place again.', 'vertex-unknown': 'Load the draft again.', 'edge-unknown': 'Begin and end on the same blue border, with no junction between.', 'border-locked': 'Only blue borders can be changed; for a grey one start a change in the area above.', 'line-does-not-cross': 'Draw from one side of the border to the other; both ends must touch it.', 'not-neighbours': 'Choose grids with a common border.', 'different-parents': 'Bring them into one community first.', 'area-unknown': 'Load the draft again.', 'too-many-vertices': 'Use fewer points, or draw in parts.', 'invalid-result': 'See the red marks on the map and try another course.', 'same-place': 'Choose another place.', 'out-of-range': 'Choose the place again.', 'vertex-is-node': 'It can be moved, not removed.',
  },
  fault: {
    OVERLAP: 'Overlap', GAP: 'Gap', HOLE_IN_PARENT: 'Hole in the area above', SLIVER: 'Sliver', SELF_INTERSECTION: 'Border crosses itself', OUTSIDE_PARENT: 'Outside the area above', DISCONNECTED: 'A grid falls apart', UNMATCHED_VERTEX: 'Vertex without a partner', CONTAINED: 'One grid lies inside another', DUPLICATE_CODE: 'Code used twice', BELOW_MIN_AREA: 'Too small', NOT_FINITE: 'Not a coordinate', TOO_FEW_VERTICES: 'Too few vertices',
  },
  todo: {
    OVERLAP: 'Move the vertex back so that both sides only touch.', GAP: 'Move the vertex onto the neighbour’s border.', SLIVER: 'Widen it or give all of it to the neighbour.', SELF_INTERSECTION: 'Move the vertex away from the crossing.', OUTSIDE_PARENT: 'Stay inside this area.', DISCONNECTED: 'What moves must touch its new grid, and what stays must hang together.', BELOW_MIN_AREA: 'Make every part larger.', CONTAINED: 'Lay the two side by side.', HOLE_IN_PARENT: 'Give the empty ground to a grid.', UNMATCHED_VERTEX: 'Add a vertex to the neighbour’s border.',
  },
  impact: {
    title: 'Impact', loading: 'Counting from stored data…', before: 'Before', after: 'After', change: 'Change', area: 'Grid', metric: { households: 'Households', residents: 'Residents', areaSquareMeters: 'Area', compactness: 'Compactness', borderMeters: 'Border', openIncidents: 'Open incidents', elements: 'Elements', servicePoints: 'Service points', staff: 'Staff', householdsPerWorker: 'Households per worker' },
    moves: 'What moves', movesNone: 'Nothing changes its grid.', movesMore: 'Only the first {0} are listed.', kind: { element: 'Element', incident: 'Incident', post: 'Post', person: 'Person' }, from: 'From', to: 'To', chart: 'Households by grid, before and after', proposed: 'Proposed code', newName: 'Name of the new grid', nameSave: 'Rename', gone: 'Merged', total: 'Total', what: 'Object', note: 'Note', object: 'Name',
    note_: { stays: 'stays with its holder, marked', moves: 'goes to the new grid' },
  },
  submit: { comment: 'Reason', commentHint: 'Why is this changed? Those who decide will read it', at: 'In effect', now: 'At once when approved', later: 'At a date', date: 'Date and time', done: 'Submitted; the level above decides.', empty: 'Nothing is drawn yet.' },
  review: { title: 'Decision', swipe: 'Swipe', flicker: 'Flicker', beforeOnly: 'Before only', afterOnly: 'After only', drag: 'Drag the line to compare before and after', opinion: 'Opinion', opinionHint: 'May be empty when approving; a rejection needs a reason', approved: 'Approved', rejected: 'Rejected', reasonNeeded: 'A rejection needs a reason', history: 'What happened', own: 'Somebody else decides on your own change.', waiting: 'The level above decides.', effectiveAt: 'In effect', clock: 'System' },
  base: { failed: '{0} steps cannot be made on the new borders:', drop: 'Leave these out and go on', stale: 'Another change has moved the borders since this was drafted.', collide: '{0} collisions:', clear: 'Nothing collides; it can be brought up to date.', seq: 'step {0}', rebased: 'Brought up to date.' },
  history: { title: 'History of boundaries', of: 'Boundaries of {0}', slider: 'By time', from: 'From', to: 'to', today: 'Today', lineage: 'Lineage', lineageNone: 'Never split, merged or transferred.', versions: 'Versions', restore: 'New draft with this boundary', restored: 'A draft with the old boundary has been made', current: 'Current', by: 'Change', open: 'History' },
  help: { title: 'Keys', undo: 'Undo', redo: 'Redo', cancel: 'Cancel, let go', delete: 'Remove the held vertex', enter: 'Finish', back: 'One step back', arrows: 'Move the held vertex 1 m (Shift: 10 m); otherwise the map', next: 'Next vertex (Shift+N: the one before)', aim: 'Click at the cross in the middle of the map (without a mouse)', zoom: 'Zoom in, out', this: 'Show or hide this list', tools: 'Tools' },
  map: { loading: 'Loading borders…', label: '{name}\n{households} hh', aim: 'Cross' },
}

export default boundary

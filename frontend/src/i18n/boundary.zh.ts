/** Words of the boundary editor. */
const boundary = {
  title: '边界变更', start: '新建变更', startIn: '在{0}开始', startHint: '选一个区域，只改它里面的网格边界；它自己的外边界不变。', elsewhere: '其他区域', pickArea: '选社区、街道或全区', fresh: '有新动态，点击刷新', noAreas: '你没有可以修改边界的区域；请联系管理员。', creating: '正在准备…',
  newTitle: '{area}网格调整 {date}',
  tab: { mine: '我的', decide: '待我审批', effective: '已生效', all: '全部' },
  empty: { mine: '你还没有边界变更。点上面的按钮开始第一个。', decide: '没有等待你审批的变更。', effective: '还没有生效的变更。', all: '还没有边界变更。' },
  col: { title: '标题', area: '区域', author: '起草人', state: '状态', submitted: '提交', effective: '生效' },
  state: { draft: '草稿', submitted: '待审批', approved: '已批准，待生效', effective: '已生效', rejected: '已退回', withdrawn: '已撤回' },
  verb: { created: '新建', submitted: '提交', approved: '批准', rejected: '退回', withdrawn: '撤回', revised: '退回修改', rebased: '更新到最新边界', collided: '与新边界冲突', effective: '生效' },
  step: { draw: '画边界', impact: '看影响并提交' },
  collision: { 'border-changed': '这段边界已经不是原来的样子' },
  act: { undo: '撤销', redo: '重做', help: '按键', next: '下一步：看影响', back: '返回画图', submit: '提交审批', withdraw: '撤回', revise: '修改后再提交', rebase: '更新到最新边界', approve: '批准', reject: '退回', reload: '重新载入', fit: '全图', delete: '放弃草稿', deleteAsk: '放弃这份草稿？已画的修改不会生效。', withdrawAsk: '撤回后不再审批，确定吗？' },
  tool: { select: '选择移动', split: '拆分', merge: '合并', transfer: '划转', reshape: '改道', road: '沿路', subdivide: '均分' },
  toolHint: {
    select: '选网格、拖动边界 (V)', split: '画一条线把网格切成两个 (S)', merge: '把相邻网格并成一个 (M)', transfer: '把几个街坊划给邻格 (T)', reshape: '把一段边界改成画的线 (R)', road: '让一段边界沿道路走 (L)', subdivide: '按户数均分一个网格 (U)',
  },
  hint: {
    select: '把鼠标移到蓝色边界上，按住拖动就能移动边界；点网格看它的数据。要拆分、合并或划转，先点左边的工具。', selected: '拖动白色圆点移动顶点；拖动边线可加一个顶点；按住 Shift 可多选网格。',
    overVertex: '按住拖动这个顶点，相邻网格一起变；点一下再按 Delete 可删除。', overEdge: '按住拖动：在这里加一个顶点并移动。', dragging: '松开鼠标放下。按住 Shift 不吸附道路，Esc 取消。', dragBad: '这里会与别的边界交叉：移开红圈处再松手。', vertexHeld: '方向键移动 1 米（Shift 10 米），Delete 删除，N 下一个顶点，Esc 放开。',
    splitStart: '在要切开的网格边界上点一下：切线从这里开始。', splitNext: '再点切线经过的地方；双击对面的边界结束。', splitEnd: '双击边界结束切线（或按 Enter）；Backspace 退一步，Esc 取消。',
    reshapeStart: '在蓝色边界上点一下：新走向从这里离开旧边界。', reshapeNext: '沿新走向一路点过去；双击旧边界上的一点结束。', reshapeEnd: '双击旧边界上的一点结束（或按 Enter）；Backspace 退一步，Esc 取消。',
    roadStart: '在蓝色边界上点一下：从这里开始沿路走。', roadEnd: '再点同一条边界上的另一点：到这里结束。', roadTake: '红色虚线就是沿路的走向：移动鼠标换一条路，再点一下采用，Esc 取消。', roadNone: '这两点之间找不到连通的道路：按 Esc 换个点再试。',
    mergeStart: '点要合并的第一个网格。', mergeNext: '已选“{name}”，再点它的邻格。', mergeEnd: '已选 {count} 个，合并后保留“{name}”：按 Enter 或点右侧“合并”。',
    transferStart: '按住鼠标，把要划走的街坊圈起来。', transferDraw: '继续圈，松开鼠标完成。', transferTo: '从“{name}”划走 {count} 个街坊：点接收它们的相邻网格。', transferMissed: '没有圈到连在一起的街坊：按住鼠标再圈一次。',
    subdivideStart: '点要均分的网格。', subdivideEnd: '“{name}”有 {households} 户：按数字键 2–6，或点右侧的份数。',
    sending: '正在校验…',
  },
  legend: { free: '可移动的边界', parent: '社区边界', locked: '锁定：不在本次变更内', beyond: '区域外，仅供参考', fresh: '新网格', vertex: '可拖动的顶点', lockSign: '锁' },
  panel: { chosen: '选中的网格', none: '点地图上的网格，这里显示它的户数、面积和形状。', all: '共 {grids} 个网格，{households} 户', faults: '有问题的地方', steps: '已做的修改', noSteps: '还没有修改。选左边的工具开始。', shape: '紧凑度', shapeHint: 'Polsby-Popper：4π×面积÷周长²，圆为 1，正方形约 0.79，越接近 0 越狭长', area: '面积', households: '户数', border: '边界长', sum: '合计', merge: '合并 {0} 个网格', parts: '分成几份', name: '名称', unsaved: '正在保存…', saved: '已保存', partsOf: '{0} 份', history: '历史', newGrid: '新', newName: '新网格 {0}' },
  edit: { 'move-vertex': '移动顶点', 'insert-vertex': '加顶点', 'delete-vertex': '删顶点', 'reshape-edge': '边界改道', split: '拆分 {0}', merge: '合并为 {0}', transfer: '{0} 划给 {1}', subdivide: '均分 {0}' },
  stale: '这份草稿刚被别处修改过，已重新载入最新的样子。', refused: '没有改成',
  reason: {
    'edge-ambiguous': '这两点之间有不止一条边界', 'area-locked': '这个网格是锁定的', 'code-taken': '编码已被占用', 'line-crosses-too-often': '切线穿过网格不止一次', 'line-crosses-itself': '画的线自己相交', 'area-would-vanish': '这样整个网格就没有了', 'place-outside': '指定的点不在任何一块里', 'coordinates-swapped': '经纬度好像写反了', 'vertex-unknown': '这个顶点已经不在了', 'edge-unknown': '这两点不在同一条边界上', 'border-locked': '这条边界是锁定的', 'line-does-not-cross': '切线没有穿过网格', 'not-neighbours': '这些网格不相邻', 'different-parents': '这些网格不属于同一个社区', 'area-unknown': '没有这个网格', 'too-many-vertices': '线上的点太多', 'invalid-result': '这样会使边界出错', 'same-place': '这里已经有一个顶点', 'out-of-range': '坐标超出范围', 'vertex-is-node': '几条边界在这里相交，不能删',
  },
  advice: {
    'edge-ambiguous': '在两点之间再近一些的地方重选。', 'area-locked': '它不在本次变更的区域内。', 'code-taken': '重新载入后再试。', 'line-crosses-too-often': '画一条只进出一次的线。', 'line-crosses-itself': '重画一条不打结的线。', 'area-would-vanish': '要整个划走，请用“合并”。', 'place-outside': '点在要保留的那一块里面。', 'coordinates-swapped': '重新选点。', 'vertex-unknown': '重新载入后再试。', 'edge-unknown': '起点和终点要落在同一段蓝色边界上，中间没有岔口。', 'border-locked': '只有蓝色边界可以改；要改灰色边界，请在上一级区域新建变更。', 'line-does-not-cross': '从边界的一侧画到另一侧，两端都要碰到边界。', 'not-neighbours': '选有公共边界的网格。', 'different-parents': '先把网格划到同一个社区。', 'area-unknown': '重新载入后再试。', 'too-many-vertices': '少点几个点，或分几次画。', 'invalid-result': '看地图上的红色标记，换个走向再试。', 'same-place': '换一个位置。', 'out-of-range': '重新选点。', 'vertex-is-node': '可以移动它，但不能删除。',
  },
  fault: {
    OVERLAP: '重叠', GAP: '缝隙', HOLE_IN_PARENT: '上级区域里有空洞', SLIVER: '过窄的碎条', SELF_INTERSECTION: '边界自己相交', OUTSIDE_PARENT: '超出上级区域', DISCONNECTED: '网格断成了几块', UNMATCHED_VERTEX: '顶点没有对上', CONTAINED: '一个网格整个落在另一个里面', DUPLICATE_CODE: '编码重复', BELOW_MIN_AREA: '面积太小', NOT_FINITE: '坐标无效', TOO_FEW_VERTICES: '顶点太少',
  },
  todo: {
    OVERLAP: '把顶点移回，使两边只相接。', GAP: '把顶点移到邻格边界上。', SLIVER: '把边界拉开，或整条划给邻格。', SELF_INTERSECTION: '把交叉处的顶点移开。', OUTSIDE_PARENT: '边界要留在本区域内。', DISCONNECTED: '划走的部分要连着接收的网格，剩下的也要连成一片。', BELOW_MIN_AREA: '让每一块都更大一些。', CONTAINED: '让两个网格并排，而不是套在一起。', HOLE_IN_PARENT: '把空出来的地方划给一个网格。', UNMATCHED_VERTEX: '在邻格边界上加一个顶点。',
  },
  impact: {
    layer: { object: '部件', organisation: '单位', person: '居民楼栋', place: '场所' }, title: '变更影响', loading: '正在按现有数据计算…', before: '前', after: '后', change: '增减', area: '网格', metric: { households: '户数', residents: '人口', areaSquareMeters: '面积', compactness: '紧凑度', borderMeters: '边界长', openIncidents: '未结事件', elements: '要素', servicePoints: '服务点', staff: '人员', householdsPerWorker: '每人户数' },
    moves: '要移动的对象', movesNone: '没有对象换网格。', movesMore: '只列出前 {0} 项。', kind: { element: '要素', incident: '事件', post: '岗位', person: '人员' }, from: '从', to: '到', chart: '各网格户数：变更前后', proposed: '拟用编码', newName: '新网格名称', nameSave: '改名', gone: '并入', total: '合计', what: '对象', note: '说明', object: '名称',
    note_: { stays: '保留原承办，仅标记', moves: '转给新网格' },
  },
  submit: { comment: '说明', commentHint: '写明为什么调整（审批人会看到）', at: '生效时间', now: '批准后立即生效', later: '定时生效', date: '选择日期和时间', done: '已提交，等待上级审批。', empty: '还没有任何修改，先画边界。' },
  review: { title: '审批', swipe: '左右对比', flicker: '闪烁对比', beforeOnly: '只看变更前', afterOnly: '只看变更后', drag: '拖动中线对比变更前后', opinion: '意见', opinionHint: '批准可留空；退回必须写明理由', approved: '已批准', rejected: '已退回', reasonNeeded: '退回要写明理由', history: '办理过程', own: '自己起草的变更由别人审批。', waiting: '等待上级审批。', effectiveAt: '生效时间', clock: '系统' },
  base: { failed: '下面 {0} 步在新边界上做不成：', drop: '去掉这几步，更新其余的', stale: '起草之后，边界已被另一项变更改动。', collide: '有 {0} 处冲突：', clear: '没有冲突，可以更新到最新边界。', seq: '第 {0} 步', rebased: '已更新到最新边界。' },
  history: { title: '边界历史', of: '{0} 的边界历史', slider: '按时间查看', from: '自', to: '至', today: '今天', lineage: '沿革', lineageNone: '没有拆分、合并或划转过。', versions: '历次边界', restore: '用这个边界新建草稿', restoreTitle: '恢复{name} {date}的边界', restored: '已按旧边界新建草稿', current: '现行', by: '变更', open: '历史' },
  help: { title: '按键', undo: '撤销', redo: '重做', cancel: '取消 / 放开', delete: '删除选中的顶点', enter: '完成', back: '退一步', arrows: '移动选中的顶点 1 米（Shift：10 米），没有选中时移动地图', next: '下一个顶点（Shift+N 上一个）', aim: '在地图中心的十字处点击（不用鼠标时）', zoom: '放大、缩小', this: '显示或关闭这张表', tools: '工具' },
  map: { loading: '正在载入边界…', label: '{name}\n{households} 户', aim: '十字' },
}

export default boundary

/** Words of decisions: what-if, siting, splits, comparisons. */
const decide = {
  pane: { 'what-if': '站点推演', siting: '选址建议', split: '网格拆分', compare: '对比' },
  paneHint: { siting: '新站点放在哪里，最多的人够得着；离最好的可能还差多少', 'what-if': '把站点移来移去，看谁因此更近或更远', split: '把大社区拆成户数相近、沿路沿水的网格，选定后交给边界编辑' }, filtersHint: '下面的条件只用于“案件”口径和“实际等待”底图。',
  tools: '操作', add: '增设站点', remove: '撤销站点', undo: '撤回', redo: '重做', reset: '全部还原', undoKeys: 'Ctrl+Z 撤回，Ctrl+Y 重做',
  focus: '看几分钟内可达', waits: '底图：实际等待', waitsHint: '按左侧筛选（时段、类别）统计的到场时长着色，颜色越深等得越久；用来看站点该往哪里加',
  minutes: '{0} 分钟', minutesShort: '{0} 分钟', points: '{0} 个百分点', households: '{0} 户', same: '不变', gained: '多 {0} 户', lostHouseholds: '少 {0} 户', beyond: '到不了', nowReached: '现在可达', nowBeyond: '到不了了',
  before: '原来', after: '现在', change: '变化', opening: '正在读取路网与站点…', noStations: '这个区域没有这类站点：选别的来源，或在地图上增设。', lost: '链接里有 {0} 处改动已对不上现有站点，未再做。',
  of: '共 {0} 户，{1} 处站点。时间按道路等级的行驶速度计算，不含接警与出动准备。',
  reach: {
    within: '{0} 分钟内可达的住户', minutes: '{0} 分钟内', hint: '可达 = 从最近一处站点出发、沿道路到达门前的时间不超过这么久；按户计',
    median: '到场路程 中位数', medianHint: '一半的住户在这个时间内可达', p90: '到场路程 P90', p90Hint: '九成的住户在这个时间内可达', mean: '到场路程 平均', meanHint: '所有可达住户的平均', unreached: '到不了的住户', unreachedHint: '在最长计算时间内没有任何站点可达',
    groups: '各类人群（{0} 分钟内）', persons: '{0} 人',
  },
  group: { residents: '居民', infants: '0–6 岁', pupils: '7–17 岁', adults: '18–59 岁', elders: '60–79 岁', aged: '80 岁以上', loneElders: '独居老人', disabled: '残疾人', lowIncome: '低保', newcomers: '流动人口' },
  movers: { title: '哪里变了（{0} 分钟内）', none: '没有区域受影响。', more: '还有 {0} 个区域有变化', p90: 'P90 {0}' },
  worst: { title: '现在最够不着的（{0} 分钟内）', hint: '可达住户占比最低的区域；指向一行在地图上看它', waits: '实际等 {0}' },
  stations: { title: '站点', count: '{0} 处', unchanged: '未动的 {0} 处', restore: '放回', remove: '撤销', fresh: '新站点 {0}', nameless: '站点 {0}', change: { stays: '未动', moved: '移动', added: '新增', removed: '撤销' } },
  scenario: {
    title: '方案', name: '给这个推演起个名字', keep: '存为方案', nothing: '还没有任何改动', empty: '还没有存过方案。改动站点后存一个，就可以在这里打开和对比。', told: '{0} {1} 分钟 {2}', choose: '选 {0} 来对比', remove: '删除', removeAsk: '删除方案“{0}”？',
    compare: '对比所选两个', pickTwo: '勾选两个方案来对比', opened: '从已存方案开始推演。', leave: '回到现状',
  },
  map: { label: '推演地图', fit: '看全区域', hint: '拖动站点试试；点站点选中', addHint: '在地图上点一下放新站点（Esc 取消）', chosenHint: '已选 {0}：拖动，或按方向键移动、Delete 撤销' },
  legend: { title: '最近站点路程', within: '{0} 分钟内', beyond: '更远', stays: '原有', proposed: '建议新建', fixed: '必选', forbidden: '禁选' },
  siting: {
    mapLabel: '选址地图', goal: '目标', goals: { cover: '覆盖最多', 'least-time': '总体最近', fewest: '站点最少' },
    goalHint: { cover: '让 {0} 分钟内可达的{2}尽量多。', 'least-time': '让所有{2}到最近站点的平均时间尽量短；到不了的按 60 分钟计。', fewest: '用尽量少的新站点，让 {1}% 的{2} {0} 分钟内可达。' },
    howMany: '新建几处', percent: '要达到', minutes: '时限', demand: '按什么算', demandHint: '住户：每户一份；案件：按左侧筛选出的每件事一份，夜间多发处就更重要', demands: { households: '住户', cases: '案件' }, casesOf: '案件：{0}',
    capacity: '每站最多服务户数', noCapacity: '不限', fix: '＋ 必选点', forbid: '＋ 禁选点', placing: { fixed: '在地图上点出必须建站的位置', forbidden: '在地图上点出不能建站的位置（周边 250 米）' }, fixed: '必选点 {0}', forbidden: '禁选点 {0}', fixedName: '必选 {0}', newName: '建议 {0}', show: '定位', drop: '去掉',
    answer: '建议新建 {0} 处', none: '没有需要新建的站点', somewhere: '区域内', fixThis: '就定这里', notHere: '这里不行', take: '带入推演', gain: '多够着 {0}', amount: { households: '{0} 户', cases: '{0} 件', sites: '{0} 处' },
    best: '已证明最优：满足条件的其他选法都不会更好。', within: '接近最优：就算还有更好的选法，最多也只好 {0}（{1}）。', loose: '可能还有更好的选法，最多可好 {0}（{1}）：建议缩小区域或减少数量再算一次，或在推演里手工试。',
  },
  split: {
    mapLabel: '拆分方案地图', community: '社区（按户数）', choice: '{0}（{1} 户）', noCommunity: '这个区域里没有可拆分的社区：请选社区或上一级。', target: '每个网格', expected: '共 {0} 户，约拆成 {1} 个网格，平均 {2} 户。', compact: '更看重', even: '户数均衡', short: '边界规整', asIs: '现状：{0} 个网格，{1}–{2} 户，最大比最小多 {3}。',
    proposals: '方案', proposal: '方案 {0}', parts: '{0} 个网格', range: '{0}–{1} 户', rangeHint: '最小与最大网格的户数', spread: '最大比最小多 {0}', spreadHint: '最大网格户数 ÷ 最小网格户数 − 1', along: '{0} 沿路沿水', alongHint: '新边界中沿道路或水系走的长度占比', border: '新边界 {0} 公里', compactness: '紧凑度 {0}', compactnessHint: '各网格紧凑度的平均：圆为 1，越细长越小；建筑都不会被切开',
    open: '把方案 {0} 作为边界草案打开', mayNot: '您没有起草边界变更的权限，请把链接发给网格长。', partsOf: '方案 {0} 的网格', part: '网格', households: '户数', off: '比目标', buildings: '建筑', hectares: '公顷', label: '网格 {0}\n{1} 户',
  },
  compare: {
    what: '对比什么', whats: { periods: '两个时段', scenarios: '两个方案' }, before: '前一时段', now: '后一时段', halves: '前半段对后半段', earlier: '与之前同样长的时段', uneven: '两个时段长短不同（{0} 天与 {1} 天）：计数不能直接相比，时长和占比可以。', first: '方案 A', second: '方案 B', pick: '请选择', pickTwo: '选两个方案来对比', timeless: '这个问题只看今天，没有时段可比：在左侧换一个问题，或对比两个方案。',
    view: '怎么看', views: { side: '并排', swipe: '滑动', change: '只看变化' }, column: '指标', whole: '{0}合计', name: '区域', change: '变化', unknown: '无法比较', unsure: '在误差之内', aside: '（{0}）', sureHint: '两个置信区间不重叠：变化大于误差', unsureHint: '两个置信区间重叠：不能断定真有变化', legend: '▲ 变好　▼ 变差　≈ 在误差之内，不能断定。', csv: '导出 CSV',
  },
  problem: { 'what-if-stale': '别处刚改过这个推演，已重新读取', 'place-off-road': '这个位置离道路太远，站点放不下：已放回，请换个地方', 'station-unknown': '这个站点已不在了', 'too-many-stations': '站点太多：请缩小区域或换一类站点', 'scenario-name-invalid': '请写方案名称（最多 80 字）', 'too-many-scenarios': '方案数量已到上限，请先删除不用的', 'scenario-of-another': '只有存它的人可以删除这个方案', 'tracks-not-allowed': '您没有查看人员位置的权限', 'siting-invalid': '选址条件不合要求', 'sources-invalid': '这种力量来源用不了，请换一种', 'sources-missing': '请选力量来源', 'no-demand': '这个区域里没有住户或没有符合筛选的案件', 'no-candidates': '没有可以建站的位置：请减少禁选点或扩大区域', 'too-many-candidates': '可选位置太多，请缩小区域', 'too-many-pairs': '范围太大，请缩小区域', 'share-out-of-reach': '20 处以内达不到这个比例：请降低比例或放宽时限', 'community-undivided': '这个社区没有网格', 'community-too-large': '这个社区太大', 'community-in-parts': '这个社区的范围不连成一片', 'households-unknown': '这个社区没有户数资料', 'too-few-blocks': '这个社区的街块太少，拆不了这么多网格', 'nothing-to-propose': '没有可行的拆法：请调整每个网格的户数', 'split-of-today': '只能按今天的边界拆分', 'result-outdated': '边界刚刚变了，请重新计算', 'proposal-unknown': '这个方案已不在，请重新计算', busy: '系统正忙，请稍后再试' },
}

export default decide

import analytics from './analytics.zh'
import boundary from './boundary.zh'
import decide from './decide.zh'
import responder from './responder.zh'
import rehearsal from './rehearsal.zh'
import track from './track.zh'
import wall from './wall.zh'
import alarm from './alarm.zh'
import mapTools from './map.zh'
import replay from './replay.zh'

/** Chinese, the default; the English file has the same shape by type. */
const zh = {
  app: { name: '一张网', full: '网格化治理一张网', retry: '重试', signOut: '退出', language: 'English', menu: '主导航', broken: '这一页出错了', brokenHint: '数据没有丢失。请重试；若反复出现，请把下面的代码告诉管理员。', notAllowed: '此账号不能使用这个页面', notAllowedHint: '{0} 没有这个页面的权限。需要时请管理员开通，或换一个账号登录。', anotherAccount: '换账号登录' },
  nav: { screen: '大屏', incidents: '事件', boundaries: '边界', tracks: '轨迹', analytics: '研判' },
  login: { title: '登录指挥中心', login: '账号', password: '密码', submit: '登录', hint: '账号由管理员开通；连续输错会被暂时锁定。', claim: '事在格中，一图可知' },
  level: { district: '区', committee: '管委会', street: '街道', community: '社区', grid: '网格' },
  phase: { loading: '载入中', live: '实时', late: '滞后', 'catching-up': '正在追补', cut: '连接中断', refused: '无权查看' },
  phaseHint: {
    loading: '正在取得完整快照',
    live: '每条变化按序到达，没有缺漏',
    late: '没有缺漏，但到达得晚：网络或本机跟不上',
    'catching-up': '发现缺少的记录，正在按位置补齐',
    cut: '实时通道已断，改为每 5 秒查询，恢复后自动补齐',
    refused: '服务器拒绝了这个区域的请求',
  },
  age: { data: '数据 {0}前', now: '刚刚', since: '已 {0}', updated: '{0}前更新', stale: '已过时' },
  unit: { seconds: '秒', minutes: '分钟', hours: '小时', days: '天', cases: '件', people: '人', percent: '%' },
  state: { loading: '载入中…', empty: '这段时间没有数据', failed: '没有取到数据' },
  kpi: {
    reportedToday: '今日上报', open: '未结', overdue: '超期未结', closedToday: '今日办结', onTime: '按时办结率', responseP90: '响应时长 P90', onDuty: '在岗处置力量',
    ofOpen: '占未结 {0}', fraction: '{0} / {1} 件', cases: 'n = {0}', live: '随实时流更新',
    hint: {
      reportedToday: '今天零点以来上报的事件数 = 快照 + 快照之后的实时上报', open: '尚未结案也未作废的事件数', overdue: '未结事件中已超过办理时限的件数', closedToday: '今天零点以来结案的事件数',
      onTime: '近 24 小时内到期的事件中，在时限内结案的件数 ÷ 到期件数', responseP90: '近 24 小时内有人到场的事件，从上报到到场的时长，第 90 百分位；n 为件数', onDuty: '此刻按排班或签到在岗的网格员与处置力量人数，不含演练',
    },
  },
  panel: { load: '未结事件 / 网格', hint: { load: '每个网格的未结事件数，按分位数分级' } },
  series: { reported: '上报', closed: '办结', p50: '中位数', p90: 'P90', inTime: '按时' },
  status: { reported: '待受理', accepted: '已受理', dispatched: '已派遣', arrived: '已到场', handled: '已处置', verified: '已核查', closed: '已结案', rejected: '已作废' },
  verb: { report: '上报', accept: '受理', register: '立案', dispatch: '派遣', arrive: '到场', handle: '处置', verify: '核查', close: '结案', return: '退回', reject: '作废', move: '随边界调整', mark: '边界调整，仍由原办理人负责' },
  happened: { report: '上报', accept: '受理', register: '立案', dispatch: '派遣', arrive: '到场', handle: '处置', verify: '核查', close: '结案', return: '退回', reject: '作废', move: '随边界调整', mark: '边界调整，仍由原办理人负责' },
  link: { response: '到场', total: '结案' },
  channel: { hotline: '热线', field: '网格员', alarm: '一键报警', urban: '城管', import: '导入', open311: 'Open311', demo: '演示' },
  severity: { 1: '一般', 2: '较重', 3: '严重', 4: '紧急' },
  map: { incidents: '事件', overdue: '超期', responder: '力量', crumbs: '区域层级', openCount: '未结 {0} · 超期 {1}', due: '时限', overdueBy: '超期 {0}', left: '剩余 {0}', close: '关闭', empty: '当前区域没有未结事件', failed: '地图无法显示', failedHint: '浏览器不支持 WebGL2，或显卡驱动不可用。', none: '无', stack: '同一地点的 {0} 起事件', cross: '回车选取十字处' },
  screen: { title: '{0}网格化治理指挥中心', demo: '演示数据', desk: '列表' },
  incidents: {
    title: '事件', search: '编号或标题', area: '区域代码', status: '状态', category: '类别', from: '上报自', to: '至', all: '全部', clear: '清除条件', fresh: '列表有新动态 {0}，点击刷新', more: '载入更多', end: '已到末尾，共 {0} 条', empty: '没有符合条件的事件', emptyHint: '放宽时间或清除条件再试。', export: '导出 CSV',
    col: { code: '编号', severity: '等级', title: '标题', category: '类别', area: '网格', status: '状态', channel: '来源', reported: '上报', due: '时限', holder: '承办' },
    reasonNeeded: '请先写明理由', detail: '事件详情', timeline: '办理过程', opinion: '意见', opinionHint: '写明处理意见（可留空）', acted: '已{0}', noActions: '当前状态没有可用操作', overdue: '超期', place: '位置',
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
    'screen-setting-stale': '另一个页面刚保存过', 'screen-setting-invalid': '场景设置不合要求', 'when-unknown': '查询条件不合要求', 'kept-without-limit': '查询条件不合要求',
    'purpose-missing': '请写明查询用途（4 至 200 字）', 'whose-tracks': '请选一个人员或一个区域', 'window-invalid': '时段太长或太短：单人轨迹最长 7 天，区域轨迹最长 24 小时，巡查覆盖 1 小时至 31 天', 'too-many-positions': '定位太多，请缩短时段或缩小区域', 'zone-outside-area': '围栏超出了所选区域：画在区域内，或选上一级区域', 'zone-too-narrow': '围栏太窄：至少要有 20 米宽', 'zone-ring-invalid': '围栏边界不对：至少 3 个点，且不能自己相交', 'zone-name-missing': '请写围栏名称', 'zone-changed': '别人刚刚改过这个围栏，请重新载入', 'zone-hours-invalid': '时段不合要求', 'too-many-zones': '围栏数量已到上限，请先删除不用的', 'void-rule-invalid': '无人值守的规则不合要求', 'too-many-void-rules': '无人值守的规则太多，请先删除不用的', 'level-invalid': '这个层级不在所选区域之下', 'area-without-ground': '这个区域没有自己的范围，请选它下面的区域',
    'stale-version': '别处刚刚改过，已重新载入', 'boundary-base-stale': '边界已被别的变更改动，请先更新到最新边界', 'boundary-edit-refused': '这一步会使边界出错', 'own-change': '自己起草的变更由别人审批', 'change-empty': '还没有任何修改', 'effective-date-past': '生效时间已经过去', 'effective-date-far': '生效时间太远', 'nothing-to-undo': '没有可撤销的', 'nothing-to-redo': '没有可重做的', 'too-many-operations': '修改步数太多，请先提交这一份', 'area-unfit': '这个区域里没有可以改的网格', 'boundary-rebase-failed': '有几步在新边界上做不成', 'ground-faulty': '这个区域现有的边界有问题，暂时不能修改', 'area-too-large': '这个区域的网格太多，请选下一级区域', 'title-missing': '请写标题', 'name-missing': '请写名称', 'bbox-too-large': '范围太大',
    'unreachable': '连不上服务器，请检查网络', 'unexpected': '出现意外错误', 'http-500': '服务器内部错误', 'http-502': '服务器暂时不可用', 'http-503': '服务器暂时不可用', 'internal-error': '服务器内部错误',
    'not-found': '没有这个对象，或不在你的管辖范围内', 'sign-in-required': '请先登录', 'login-refused': '账号或密码不对', 'login-locked': '输错次数过多，账号已暂时锁定', 'forbidden': '没有这项权限，或会话已过期（请刷新页面）', 'too-slow': '本机跟不上实时流，已被断开', 'too-many-connections': '同一账号打开的页面太多',
    'body-invalid': '填写的内容不合要求', 'body-too-large': '内容太大', 'body-unreadable': '内容无法读取', 'parameter-invalid': '查询条件不合要求', 'area-unknown': '没有这个区域', 'status-unknown': '没有这种状态', 'category-unknown': '没有这个类别', 'cursor-invalid': '列表已过期，请重新载入', 'limit-invalid': '每页数量不合要求', 'bbox-invalid': '范围不合要求',
    'illegal-transition': '当前状态不能这样操作，请刷新后再看', 'version-stale': '别人刚刚处理过，请刷新后再看', 'reason-required': '请写明理由', 'verb-unknown': '没有这个操作', 'text-too-long': '文字太长', 'idempotency-in-flight': '同一操作正在进行，请稍候', 'idempotency-key-reused': '同一操作编号用于了不同内容',
    'replay-too-old': '离开太久，正在重新载入', 'too-many-requests': '请求过于频繁，请稍后再试', 'outside-district': '位置不在辖区内', 'outside-area': '位置不在你的管辖范围内',
  },
}

export default zh
export type Messages = typeof zh

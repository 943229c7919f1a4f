/** Words of rehearsals and of the page that shows the walls. */
const rehearsal = {
  mark: '演练', markHint: '演练案件，不是真实事件',
  band: '演练进行中', bandFacts: '{0} · 自 {1} · 演练案件 {2} 件 · 图上虚线圈为演练，当前数字含演练', bandEnd: '演练结束后全部移出统计',
  filter: '演练案件', filterRunning: '含进行中的演练', filterOnly: '只看演练', filterNone: '不含演练',
  page: {
    title: '演练', empty: '还没有演练', emptyHint: '在服务器上运行 ops/simulate 开始一次演练。', running: '进行中', speed: '{0} 倍速', seed: '种子 {0}', pick: '选一次演练看处置结果', end: '结束演练', endAsk: '未结的演练案件会被作废，演练力量撤出。确定结束？', ended: '演练已结束',
    cases: '案件', closed: '办结', rejected: '作废', open: '结束时未结',
    link: '环节', done: '完成', unanswered: '未响应', median: '中位数', p90: 'P90', severity: '等级', street: '街道', toDispatch: '上报到派遣', slowest: '等待派遣最久', never: '一直未派遣', alarms: '告警', raised: '发出', taken: '认领', untaken: '无人认领', untilTaken: '认领用时',
    definition: '均为服务器时钟的实际秒数；受理 = 上报到受理，候派 = 上报到派遣，路途 = 派遣到到场，响应 = 上报到到场，处置 = 到场到处置完，总计 = 上报到结案。未响应 = 已开始未完成（作废的不计）。',
    links: { accept: '受理', queue: '候派', travel: '路途', response: '响应', handling: '处置', total: '总计' },
  },
  walls: {
    title: '大屏终端', nav: '终端', name: '名称', unnamed: '未命名', account: '账号', address: '地址', node: '节点', area: '区域', scene: '场景', phase: '状态', age: '数据年龄', behind: '落后', error: '最近错误', script: '每帧主线程', heap: '内存', version: '版本', screen: '分辨率', since: '连接自', lost: '失联', lostSince: '失联于 {0}', none: '还没有大屏连接过', noneHint: '任何打开 /screen 的浏览器每 15 秒报告一次，这里就会出现。', there: '在线 {0}', gone: '失联 {0}', positions: '{0} 条', names: '命名此屏', nameHint: '此屏名称', replay: '回放',
  },
}

export default rehearsal
export type RehearsalWords = typeof rehearsal

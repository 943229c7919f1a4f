/** Words of tracks, patrol coverage and zones. */
const track = {
  title: '轨迹与巡查',
  view: { tracks: '轨迹', coverage: '巡查覆盖', zones: '电子围栏', watch: '在岗值守' },
  area: '区域', responder: '人员', everybody: '区域内全部', day: '日期', from: '起', to: '止',
  purpose: '用途', purposeHint: '轨迹属敏感信息：写明查询用途（4 至 200 字），将留痕备查', purposeShort: '4 至 200 字，留痕备查', ask: '查询轨迹',
  start: '填写用途后查询。谁、何时、为何查看都会留痕。', empty: '这段时间没有定位记录：换一天或放宽时段再试。', tracks: '轨迹', pickOne: '选一条轨迹，这里显示它的停留与中断。',
  meters: '里程', metersHint: '有定位的路段长度之和，中断处不计', positions: '定位', positionsHint: '这段时间存储的定位点数', doubtful: '存疑', doubtfulHint: '模拟定位、瞬移或精度太差的点，不画在线上',
  stops: '停留', stopsHint: '连续至少 5 分钟的定位都落在半径 50 米的圆内', stopCount: '停留 {0}', noStops: '没有停留。', gaps: '中断', gapsHint: '超过 5 分钟没有定位', noGaps: '没有中断。', begin: '开始', length: '时长', radius: '半径', apart: '相距',
  player: '回放', play: '播放', pause: '暂停', playHint: '播放或暂停（空格键）', slider: '时间', speed: '速度',
  days: '回看天数', daysOf: '{0} 天', pending: '还有 {0} 段定位待计算', unvisited: '未巡查的道路与建筑', unchecked: '未检查的项目（{0}）',
  cover: {
    roadMeters: '道路', roadMetersHint: '走过的道路长度 ÷ 道路总长；每 50 米一段，经过中点算走过', buildings: '建筑', buildingsHint: '巡到的建筑 ÷ 建筑总数；步行或骑行经过 25 米内算巡到，开车经过不算', items: '清单', itemsHint: '已检查的项目 ÷ 应检查的项目；每个网格 33 项',
  },
  zone: {
    create: '新建围栏', name: '名称', ground: '范围', drawn: '在地图上画', whole: '整个{0}', hint: '在地图上逐点点击画出边界，至少 3 点，已有 {0} 点。', undo: '退一步', event: '何时报警', events: { enter: '进入报警', leave: '离开报警', both: '进出都报警' }, kinds: '对象', everybody: '全部人员',
    always: '全天有效', severity: '报警等级', save: '保存', cancel: '取消', empty: '这个区域没有围栏。', emptyEdit: '这个区域还没有围栏。点上面的按钮新建一个。', inside: '在内 {0}', insideHint: '定位确定在围栏内的人员数', allDay: '全天', someDays: '每周 {0} 天 {1}', disable: '停用', enable: '启用', remove: '删除', removeAsk: '删除围栏“{0}”？',
  },
  watch: {
    now: '此刻在岗覆盖', title: '此刻{0}够得着的住户', onMap: '在地图上看', nobody: '这个区域此刻没有人在岗。', kind: '力量', onDuty: '在岗', seen: '其中 {0} 人半小时内有定位，其余按驻地计', shareHint: '沿路 {0} 分钟之内有在岗人员可达的住户占比', minutes: '{0} 分钟', seconds: '{0} 秒',
    rules: '无人值守报警规则', rulesHint: '在岗人员在规定分钟内够得着的住户低于下限、且持续太久，就在大屏上报警；恢复后自动解除。', create: '新建规则', level: '逐区', whole: '整个区域一起算', every: '每个{0}分别算', each: '{0}的每个{1}', by: '出行方式', usual: '按力量的惯常方式', within: '几分钟之内', least: '够得着的住户至少（%）', patience: '容许持续（秒）',
    empty: '还没有规则。', told: '{0}（{1}）{2} 分钟内够得着的住户低于 {3}，持续 {4} 即报警 · {5}', edit: '修改', removeAsk: '删除“{0}”的规则？正在响的报警会解除。',
  },
}

export default track

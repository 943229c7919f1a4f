/** Words of the big screen's panels: name, definition and time window of each. */
const wall = {
  definition: '算法', timeWindow: '时间窗', parts: '当前构成', missed: '逾期', below: '下级区域', showCases: '查看事件清单', ofAll: '前 {0} / 共 {1}',
  change: { week: '较上周', more: '增', less: '减', same: '持平', points: '点', minutes: '分', hint: '较上周：与 7 天前同一时刻、同样时间窗相比；点 = 百分点' },
  behind: { moved: '图上为 {0} 件，之后有变化', replay: '正在回放，这份清单取自现在的数据', then: '回放时刻 {0} 的未结事件', open: '在事件页打开' },
  filter: {
    open: { true: '未结', false: '已结' }, overdue: { true: '超期', false: '未超期' }, kept: { true: '按时', false: '逾期' },
    when: { reported: '按上报时刻', arrived: '按到场时刻', closed: '按结案时刻', 'arrive-by': '按到场时限', due: '按结案时限' },
  },
  scenes: '场景', previous: '上一场景', next: '下一场景', rotate: '轮播', rotateLeft: '轮播 {0} 秒', rotateWaits: '轮播暂停', edit: '编排',
  scene: { overview: '全区总览', response: '处置时效', force: '力量与覆盖' },
  layout: { standard: '1080P 屏', large: '4K 屏', ultra: '超宽屏' },
  zone: { left: '左侧', bottom: '下方', right: '右侧' },
  mode: { flat: '平面', extruded: '立体', heat: '热力' },
  figure: { open: '未结', overdue: '超期', perHousehold: '每千户未结' },
  editor: {
    name: '名称', seconds: '停留秒数', area: '区域', home: '本人辖区', here: '用当前区域', map: '地图', figure: '立体高度', rotate: '打开大屏时自动轮播', usual: '恢复默认场景', add: '新增场景', newName: '场景 {0}', remove: '删除', earlier: '前移', later: '后移', addPanel: '添加面板…',
    how: '拖动面板，或选中后用方向键移动、Delete 移除。虚线以下的在{0}上放不下，只在更大的屏上显示。', beyond: '以上为{0}可显示的', save: '保存', cancel: '取消', stale: '另一个页面刚保存过。再次保存将覆盖它；取消则保留它。',
  },
  age: { h1: '1 小时内', h4: '1–4 小时', h24: '4–24 小时', d3: '1–3 天', more: '3 天以上' },
  major: { 101: '公用设施', 102: '交通设施', 103: '市容环境设施', 104: '园林绿化', 105: '其他部件', 201: '市容环境', 202: '宣传广告', 203: '施工管理', 204: '突发事件', 205: '街面秩序', 206: '其他事件', 281: '社会治理', 282: '公共安全', 283: '民生服务' },
  panel: {
    hours: { name: '分时上报与办结', formula: '按上报时刻、结案时刻所在的整点小时分别计数', span: '近 24 小时' },
    categories: { name: '事件类别', formula: '上报时刻在时间窗内的事件，按小类计数，取前几类', span: '近 24 小时' },
    kinds: { name: '分时分类', formula: '上报时刻在该小时内的事件，按大类计数；行末为合计，及较上周同期的增减', span: '近 24 小时' },
    grids: { name: '负荷最重网格', formula: '每个网格当前未结事件数，最多的在上；斜纹为其中超过办理时限的', span: '当前' },
    severity: { name: '未结等级', formula: '当前未结事件按等级计数与占比', span: '当前' },
    age: { name: '未结时长', formula: '当前未结事件按上报至今的时长分级计数', span: '当前' },
    staffing: { name: '力量配置', formula: '在岗人数 ÷ 应有人数；应有人数 = 户数 ÷ 200，进位。竖线为标准', span: '当前', of: '{0} / 应有 {1} 人', made: '在岗 {0} 人 · {1} 户 · 标准每 {2} 户 1 人', short: '缺 {0} 人', enough: '应有 {0}' },
    coverage: { name: '力量覆盖', formula: '网格内点 500 米直线距离内有在岗力量（15 分钟内有定位）的网格，其户数 ÷ 全部户数；不是路网时间', span: '当前', made: '{0} / {1} 户 · 有定位 {2} 人 · {3} 米 · {4} 分钟', missing: '未覆盖 {0} 户', unseen: '近 {0} 分钟没有在岗力量的定位' },
    dueSoon: { name: '即将到期', formula: '办理时限在今后 2 小时内的未结事件，最急的在上；时长 = 时限 − 现在', span: '今后 2 小时', none: '今后 2 小时没有到期的事件' },
    grave: { name: '严重与紧急', formula: '等级为严重或紧急的未结事件，重的、新的在上', span: '当前', none: '没有严重或紧急的未结事件' },
    status: { name: '办理状态', formula: '当前未结事件按状态计数，另加时间窗内结案的件数', span: '当前 + 近 24 小时结案' },
    onTime: { name: '各环节按时率', formula: '时限落在时间窗内的事件：按时完成的件数 ÷ 到期件数；作废的不计。到场 = 上报到有人到场，结案 = 上报到结案', span: '近 24 小时' },
    response: { name: '下级区域响应时长', formula: '时间窗内有人到场的事件，从上报到到场的分钟数；空心点为中位数，实心点为第 90 百分位', span: '近 24 小时 · 分钟' },
    channels: { name: '来源渠道', formula: '上报时刻在时间窗内的事件，按来源渠道计数与占比', span: '近 24 小时' },
    load: { name: '下级区域负荷', formula: '每个下级区域当前未结事件数；斜纹为其中超过办理时限的', span: '当前', none: '这里没有下级区域' },
    ticker: { name: '实时事件', formula: '每个动作按发生先后排列，最新在上；只显示事项与网格，不显示任何个人', span: '随实时流更新' },
    overdue: { name: '超期最久', formula: '未结且超过办理时限的事件，超得最久的在上；时长 = 现在 − 时限', span: '当前', none: '目前没有超期事件' },
  },
}

export default wall
export type WallWords = typeof wall

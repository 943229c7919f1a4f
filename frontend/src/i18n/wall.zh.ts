/** Words of the big screen's panels: name, definition and time window of each. */
const wall = {
  definition: '算法', timeWindow: '时间窗', parts: '当前构成', missed: '逾期',
  panel: {
    hours: { name: '分时上报与办结', formula: '按上报时刻、结案时刻所在的整点小时分别计数', span: '近 24 小时' },
    categories: { name: '事件类别', formula: '上报时刻在时间窗内的事件，按小类计数，取前几类', span: '近 24 小时' },
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

/** Words of the map's tools. */
const mapTools = {
  title: '地图显示', turn: '视角', left: '向左转', right: '向右转', steeper: '更倾斜', flatter: '更平', north: '恢复正北与默认视角', figureOf: '柱高指标', weightOf: '热力权重',
  mode: { flat: '平面', extruded: '立体', heat: '热力' },
  figure: { open: '未结', overdue: '超期', perHousehold: '千户未结' },
  unit: { open: '件 / 网格', overdue: '件 / 网格', perHousehold: '件 / 千户' },
  heat: { count: '未结密度', severity: '按等级加权', recent: '刚刚上报' },
  heatUnit: { count: '件 / km²', severity: '加权件 / km²', recent: '折减件 / km²' },
  nGrids: 'n = {2} 件 · {0} / {1} 个网格', nHouseholds: '{0} 户', few: '灰色 {0} 个网格不足 {1} 户，不计算', nHeat: 'n = {0} 件未结', nRecent: 'n = {0} 件近期上报（实时）',
  columnMeaning: '固定刻度，各区域各时刻可比；柱高与数值成正比，{0} 及以上为满柱', heatMeaning: '固定刻度；高斯核密度，σ = {0} 米，{1} 为满刻度；放大到街区后改看单个事件', recentMeaning: '固定刻度；每件按上报后每 {1} 分钟减半，高斯核密度 σ = {0} 米；不含演练与作废件',
}
export default mapTools

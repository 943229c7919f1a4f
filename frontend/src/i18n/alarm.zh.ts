/** Words of the alarm banner. */
const alarm = {
  title: '报警', ofNow: '正在回放：这是现在的报警', waiting: '已等待 {0}', more: '另有 {0} 起未接', take: '接警', takeHint: '接警（T）：所有大屏随即停止响铃', go: '查看位置', goHint: '地图飞到报警位置（G）', show: '查看事件', taking: '正在接警…', taken: '{0} 已由他人接警', gone: '报警已解除', rehearsal: '演练', noRight: '本账号不能接警', incomplete: '报警通道不完整，正在补齐',
  sound: '报警声', volume: '音量', mute: '静音', unmute: '取消静音', muted: '已静音', test: '试听', blocked: '浏览器禁止发声', blockedHint: '点击任意处或按任意键即可启用；无人值守的大屏请以 --autoplay-policy=no-user-gesture-required 启动浏览器', enable: '启用声音',
  kind: { 'one-key': '一键报警', 'zone-entered': '进入围栏', 'zone-left': '离开围栏', void: '无人值守' },
}
export default alarm

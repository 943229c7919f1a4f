/** Words of the day replay. */
const replay = {
  open: '回放', openHint: '回放过去的一天（R）', title: '历史回放', notLive: '非实时', day: '日期', time: '时刻', play: '播放', pause: '暂停', speed: '速度', times: '{0}×', live: '回到实时', liveHint: '回到实时（L）',
  space: '空格键播放或暂停', without: '不含处置力量位置；在岗人数不可追溯', reported: '每小时上报', waiting: '正在取得记录…',
}
export default replay

/** Words about responders on the map. */
const responder = {
  title: '处置力量', kind: '类型', duty: '状态', onDuty: '在岗', seen: '位置', ago: '{0}前', speed: '速度',
  kinds: { member: '网格员', leader: '网格长', supervisor: '督查员', crew: '处置队', vehicle: '车辆', rehearsal: '演练力量' },
}

export default responder

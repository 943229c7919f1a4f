import type alarmZh from './alarm.zh'

const alarm: typeof alarmZh = {
  title: 'Alarm', ofNow: 'a replay is running: this alarm is of now', waiting: 'waiting {0}', more: '{0} more waiting', take: 'Take', takeHint: 'Take it (T): every wall stops sounding', go: 'Show place', goHint: 'Fly to the place (G)', show: 'Show case', taking: 'Taking…', taken: 'Somebody else took {0}', gone: 'The alarm is over', rehearsal: 'Rehearsal', noRight: 'This account cannot take alarms', incomplete: 'Alarms may be missing, being fetched',
  sound: 'Alarm sound', volume: 'Volume', mute: 'Mute', unmute: 'Unmute', muted: 'Muted', test: 'Test', blocked: 'The browser forbids sound', blockedHint: 'Click anywhere or press any key to allow it; start the browser of an unattended wall with --autoplay-policy=no-user-gesture-required', enable: 'Allow sound',
  kind: { 'one-key': 'One-key alarm', 'zone-entered': 'Zone entered', 'zone-left': 'Zone left', void: 'Nobody there' },
}
export default alarm

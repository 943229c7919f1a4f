import type replayZh from './replay.zh'

const replay: typeof replayZh = {
  open: 'Replay', openHint: 'Play a past day again (R)', title: 'Replay', notLive: 'not live', day: 'Day', time: 'Time of day', play: 'Play', pause: 'Pause', speed: 'Speed', times: '{0}×', live: 'Back to live', liveHint: 'Back to live (L)',
  space: 'Space plays and pauses', without: 'Without responders: neither their places nor their number on duty were kept', reported: 'Reported per hour', waiting: 'Fetching the records…',
}
export default replay

import type zh from './responder.zh'

/** Words about responders on the map. */
const responder: typeof zh = {
  title: 'Responder', kind: 'Kind', duty: 'State', onDuty: 'On duty', seen: 'Seen', ago: '{0} ago', speed: 'Speed',
  kinds: { member: 'Grid member', leader: 'Grid leader', supervisor: 'Supervisor', crew: 'Crew', vehicle: 'Vehicle', rehearsal: 'Played crew' },
}

export default responder

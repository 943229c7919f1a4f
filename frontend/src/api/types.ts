/** The API's shapes by the names used in this page. Generated from api/openapi.json; nothing is typed twice. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Incident = Schemas['Incident']
export type Status = Incident['status']
export type Step = Schemas['Step']
export type IncidentPage = Schemas['IncidentPage']
export type IncidentDetail = Schemas['IncidentDetail']
export type AreaDetail = Schemas['AreaDetail']
export type AreaName = Schemas['AreaName']
export type Category = Schemas['Category']
export type Board = Schemas['Board']
export type Kpis = Schemas['Kpis']
export type AreaLoad = Schemas['AreaLoad']
export type GridLoad = Schemas['GridLoad']
export type OpenIncidents = Schemas['OpenIncidents']
export type LiveEvent = Omit<Schemas['LiveEvent'], 'payload'> & { payload: unknown }
export type Replay = Omit<Schemas['LiveReplay'], 'events'> & { events: LiveEvent[] }
export type Session = Schemas['Session']
export type Rehearsal = Schemas['Rehearsal']
export type RehearsalResponse = Schemas['RehearsalResponse']
export type Beat = Schemas['Beat']
export type SeenWalls = Schemas['SeenWalls']
export type Level = Schemas['AreaName']['level']
export type Alarm = Schemas['Alarm']
export type StandingAlarms = Schemas['StandingAlarms']

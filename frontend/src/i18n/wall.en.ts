import type { WallWords } from './wall.zh'

const wall: WallWords = {
  definition: 'Definition', timeWindow: 'Time', parts: 'Made of', missed: 'missed',
  panel: {
    hours: { name: 'Reported and closed by hour', formula: 'Counted by the hour of the report and by the hour of closing', span: 'last 24 h' },
    categories: { name: 'Categories', formula: 'Cases reported in the time window, by category, the most frequent', span: 'last 24 h' },
    status: { name: 'Status', formula: 'Open cases by status now, and those closed in the time window', span: 'now + closed in 24 h' },
    onTime: { name: 'In time by link', formula: 'Of the cases whose limit fell into the time window: done within it ÷ all of them, rejected ones left out. Arrival: report to somebody there; closing: report to closed', span: 'last 24 h' },
    response: { name: 'Response by area', formula: 'Minutes from report to arrival of the cases where somebody arrived in the time window: hollow mark median, solid mark 90th percentile', span: 'last 24 h · min' },
    channels: { name: 'Channels', formula: 'Cases reported in the time window by channel, and their share', span: 'last 24 h' },
    load: { name: 'Load by area', formula: 'Open cases of each area below now; hatched: those past their limit', span: 'now', none: 'There are no areas below' },
    ticker: { name: 'Live incidents', formula: 'What happens, in order, newest on top; matter and grid only, never a person', span: 'follows the live stream' },
    overdue: { name: 'Longest overdue', formula: 'Open and past the limit, longest first; the time is now − limit', span: 'now', none: 'Nothing is overdue' },
  },
}

export default wall

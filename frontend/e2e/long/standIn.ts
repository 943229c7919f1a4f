import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LiveEvent } from '../../src/api/types'
import type { Box, City } from './city'
import { WebSocketEnd } from './webSocket'

type Session = { end: WebSocketEnd; subscriptions: Map<string, string> }

const frame = (command: string, headers: Record<string, string>, body = ''): string => `${command}\n${Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('')}\n${body}\0`

/**
 * Stands in front of the true server: pages, tiles, areas and the board come from there, incidents, alarms and positions from a
 * made-up city, over a socket of its own. So a browser can be given any load without a server that takes its processors.
 */
export class StandIn {
  private readonly sessions = new Set<Session>()
  private readonly server
  private sent = 0

  constructor(private readonly target: URL, private readonly city: City) {
    this.server = createServer((asked, answer) => this.answer(asked, answer))
    this.server.on('upgrade', (asked, socket) => {
      const session: Session = { subscriptions: new Map(), end: new WebSocketEnd(asked, socket, (text) => this.heard(session, text), () => this.sessions.delete(session)) }
      this.sessions.add(session)
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, 'localhost', ready))
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.cut()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  cut(): void {
    for (const { end } of this.sessions) end.cut()
  }

  /** So many things happen at once; they travel together. */
  happen(count: number): void {
    this.tell('incidents', Array.from({ length: count }, () => this.city.happen()))
  }

  alarm(event: LiveEvent | undefined): void {
    if (event !== undefined) this.tell('alarms', [event])
  }

  /** Everybody's newest place, to whoever looks at them. */
  walk(seconds: number): void {
    this.tell('positions', [this.positions({ full: false, enter: [], move: this.city.walk(seconds), leave: [] })])
  }

  private positions(payload: unknown): unknown {
    return { epoch: this.city.epoch, topic: 'positions', at: new Date().toISOString(), payload }
  }

  private tell(topic: string, bodies: readonly unknown[]): void {
    const texts = bodies.map((body) => JSON.stringify(body))
    for (const { end, subscriptions } of this.sessions) {
      for (const [id, destination] of subscriptions) {
        if (destination.endsWith(`/${topic}`)) end.send(texts.map((text) => this.message(id, destination, text)).join(''))
      }
    }
  }

  private message(subscription: string, destination: string, text: string): string {
    return frame('MESSAGE', { subscription, destination, 'message-id': String(++this.sent), 'content-type': 'application/json' }, text)
  }

  private heard({ end, subscriptions }: Session, text: string): void {
    for (const part of text.split('\0')) {
      const lines = part.trimStart().split('\n')
      const headers = new Map(lines.slice(1).flatMap((line): [string, string][] => (line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim().replaceAll('\\c', ':')]] : [])))
      const id = headers.get('id') ?? ''
      if (lines[0] === 'CONNECT' || lines[0] === 'STOMP') end.send(frame('CONNECTED', { version: '1.2', 'heart-beat': '0,0' }))
      else if (lines[0] === 'SUBSCRIBE') subscriptions.set(id, headers.get('destination') ?? '')
      const view = headers.get('onegrid-view')?.split(',').map(Number)
      if (lines[0] === 'SUBSCRIBE' && view?.length === 4) {
        const body = this.positions({ full: true, enter: this.city.gather(view as unknown as Box), move: [], leave: [] })
        end.send(this.message(id, subscriptions.get(id) ?? '', JSON.stringify(body)))
      }
      else if (lines[0] === 'UNSUBSCRIBE') subscriptions.delete(id)
      const receipt = headers.get('receipt')
      if (receipt !== undefined) end.send(frame('RECEIPT', { 'receipt-id': receipt }))
    }
  }

  private answer(asked: IncomingMessage, answer: ServerResponse): void {
    const url = new URL(asked.url ?? '/', this.target)
    const json = (body: unknown, status = 200): void => void answer.writeHead(status, { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body))
    if (url.pathname === '/api/board/incidents') return json(this.city.snapshot())
    if (url.pathname === '/api/alarms') return json(this.city.standing())
    if (url.pathname === '/api/live') {
      const [topic, after] = [url.searchParams.get('topic') ?? 'incidents', Number(url.searchParams.get('after'))]
      const found = this.city.after(topic, after, Number(url.searchParams.get('limit') ?? 500))
      return found === undefined ? json({ code: 'replay-too-old', status: 410 }, 410) : json({ area: url.searchParams.get('area'), topic, after, ...found })
    }
    const taken = /^\/api\/alarms\/(\d+)\/take$/.exec(url.pathname)?.[1]
    if (taken !== undefined) {
      this.alarm(this.city.take(taken))
      return json({})
    }
    // The true board counts true incidents; its place in the log is the made-up one.
    const isBoard = url.pathname === '/api/board' && !url.searchParams.has('at')
    const onward = request(url, { method: asked.method, headers: { ...asked.headers, host: url.host, ...(isBoard ? { 'accept-encoding': 'identity' } : {}) } }, (found) => {
      if (!isBoard || found.statusCode !== 200) {
        answer.writeHead(found.statusCode ?? 502, found.headers)
        found.pipe(answer)
        return
      }
      const parts: Buffer[] = []
      found.on('data', (part: Buffer) => parts.push(part))
      found.on('end', () => json({ ...(JSON.parse(Buffer.concat(parts).toString()) as object), asOf: this.city.position, epoch: this.city.epoch }))
    })
    onward.on('error', () => { if (!answer.headersSent) json({ code: 'unreachable' }, 502) })
    asked.pipe(onward)
  }
}

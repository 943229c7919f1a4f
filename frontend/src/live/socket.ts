import { Client, ReconnectionTimeMode, type StompSubscription } from '@stomp/stompjs'
import { timeOf } from './positions'
import { serverClock } from './serverClock'
import { Watchman } from './watchman'

export type Listener = {
  /** The subscription is in place, for the first time or again. */
  up(): void
  down(): void
  /** The connection gave any sign of life. */
  heard(): void
  message(body: unknown): void
  /** This machine slept or stood still: what is known may be older than it looks. */
  woken?(): void
}

/** Headers of a SUBSCRIBE. */
export type Wish = Readonly<Record<string, string>>

const HEARTBEAT_MILLIS = 10_000
/** How long to wait for the broker to confirm a subscription before going on without the confirmation. */
const RECEIPT_MILLIS = 1_000
const LOOK_MILLIS = 1_000

/** One STOMP connection shared by everything on the page; it comes back by itself, for ever. */
export class LiveSocket {
  private readonly client: Client
  private readonly listeners = new Map<string, Listener & { wish?: Wish }>()
  private readonly held = new Map<string, StompSubscription>()
  private readonly watchman = new Watchman({ steady: () => performance.now(), wall: Date.now })
  private readonly looking: ReturnType<typeof setInterval>

  constructor(url: string) {
    this.client = new Client({
      brokerURL: url,
      // All frames of a tick in one message.
      connectHeaders: { 'onegrid-batch': 'true' },
      heartbeatIncoming: HEARTBEAT_MILLIS,
      heartbeatOutgoing: HEARTBEAT_MILLIS,
      // The watchman goes by a clock that nobody sets; the client's own check would not.
      heartbeatToleranceMultiplier: Number.MAX_SAFE_INTEGER,
      // A line that is cut does not answer a goodbye; it is not waited for.
      discardWebsocketOnCommFailure: true,
      connectionTimeout: 8_000,
      reconnectDelay: 500 + Math.random() * 500,
      maxReconnectDelay: 5_000,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      onConnect: () => {
        this.watchman.heard()
        this.listeners.forEach((_, destination) => this.hold(destination))
      },
      onWebSocketClose: () => this.down(),
      onStompError: () => this.down(),
    })
    this.client.onHeartbeatReceived = () => {
      this.watchman.heard()
      this.listeners.forEach((listener) => listener.heard())
    }
    this.looking = setInterval(() => this.look(), LOOK_MILLIS)
  }

  /** @param wish headers of the SUBSCRIBE */
  listen(destination: string, listener: Listener, wish?: Wish): () => void {
    this.drop(destination)
    this.listeners.set(destination, { ...listener, wish })
    if (this.client.connected) this.hold(destination)
    else this.client.activate()
    const mine = this.listeners.get(destination)
    return () => { if (this.listeners.get(destination) === mine) this.drop(destination) }
  }

  close(): void {
    clearInterval(this.looking)
    this.listeners.clear()
    this.held.clear()
    void this.client.deactivate()
  }

  private hold(destination: string): void {
    const listener = this.listeners.get(destination)
    if (listener === undefined) return
    const receipt = `receipt-${destination}-${Math.random().toString(36).slice(2)}`
    let told = false
    const tell = (): void => {
      if (told || this.listeners.get(destination) !== listener) return
      told = true
      listener.up()
    }
    this.client.watchForReceipt(receipt, tell)
    setTimeout(tell, RECEIPT_MILLIS)
    const subscription = this.client.subscribe(
      destination,
      (frame) => this.heard(listener, JSON.parse(frame.body)),
      { ...listener.wish, receipt },
    )
    this.held.set(destination, subscription)
  }

  private heard(listener: Listener, body: unknown): void {
    this.watchman.heard()
    serverClock.heard(timeOf(body) ?? NaN)
    listener.message(body)
  }

  private look(): void {
    const seen = this.watchman.look()
    if (seen === 'woken') this.listeners.forEach((listener) => listener.woken?.())
    if (seen === 'silent' && this.client.connected) this.client.forceDisconnect()
  }

  private drop(destination: string): void {
    this.listeners.delete(destination)
    const subscription = this.held.get(destination)
    this.held.delete(destination)
    if (subscription !== undefined && this.client.connected) subscription.unsubscribe()
  }

  private down(): void {
    this.held.clear()
    this.listeners.forEach((listener) => listener.down())
  }
}

/** Address of the page's own server, whatever scheme it was reached by. */
export function socketUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`
}

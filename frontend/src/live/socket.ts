import { Client, ReconnectionTimeMode, type StompSubscription } from '@stomp/stompjs'

export type Listener = {
  /** The subscription is in place, for the first time or again. */
  up(): void
  down(): void
  /** The connection gave any sign of life. */
  heard(): void
  message(body: unknown): void
}

const HEARTBEAT_MILLIS = 10_000
/** How long to wait for the broker to confirm a subscription before going on without the confirmation. */
const RECEIPT_MILLIS = 1_000

/** One STOMP connection shared by everything on the page; it comes back by itself, for ever. */
export class LiveSocket {
  private readonly client: Client
  private readonly listeners = new Map<string, Listener>()
  private readonly held = new Map<string, StompSubscription>()

  constructor(url: string) {
    this.client = new Client({
      brokerURL: url,
      // All frames of a tick in one message.
      connectHeaders: { 'onegrid-batch': 'true' },
      heartbeatIncoming: HEARTBEAT_MILLIS,
      heartbeatOutgoing: HEARTBEAT_MILLIS,
      connectionTimeout: 8_000,
      reconnectDelay: 500 + Math.random() * 500,
      maxReconnectDelay: 5_000,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      onConnect: () => this.listeners.forEach((_, destination) => this.hold(destination)),
      onWebSocketClose: () => this.down(),
      onStompError: () => this.down(),
    })
    this.client.onHeartbeatReceived = () => this.listeners.forEach((listener) => listener.heard())
  }

  listen(destination: string, listener: Listener): () => void {
    this.listeners.set(destination, listener)
    if (this.client.connected) this.hold(destination)
    else this.client.activate()
    return () => this.leave(destination, listener)
  }

  close(): void {
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
      (frame) => listener.message(JSON.parse(frame.body)),
      { receipt },
    )
    this.held.set(destination, subscription)
  }

  private leave(destination: string, listener: Listener): void {
    if (this.listeners.get(destination) !== listener) return
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

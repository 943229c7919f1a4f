import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/**
 * The line between the browser and the server: passes bytes on until it is cut. A cut ends what runs and refuses what
 * comes, as a broken cable or a stopped proxy does; `socket` cuts the WebSocket and leaves plain requests alone.
 */
export class Line {
  private readonly open = new Map<Socket, boolean>()
  private state: 'whole' | 'socket' | 'all' = 'whole'
  private readonly server

  constructor(private readonly target: URL) {
    this.server = createServer((browser) => this.carry(browser))
  }

  /** Starts and gives the address for the browser. */
  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, 'localhost', ready))
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  cut(what: 'socket' | 'all'): void {
    this.state = what
    for (const [socket, live] of this.open) if (what === 'all' || live) socket.destroy()
  }

  mend(): void {
    this.state = 'whole'
  }

  async stop(): Promise<void> {
    this.cut('all')
    await new Promise((done) => this.server.close(done))
  }

  private carry(browser: Socket): void {
    browser.on('error', () => undefined)
    if (this.state === 'all') {
      browser.destroy()
      return
    }
    const server = connect(Number(this.target.port || 80), this.target.hostname)
    this.open.set(browser, false)
    server.on('error', () => browser.destroy())
    server.on('close', () => browser.destroy())
    browser.on('close', () => {
      this.open.delete(browser)
      server.destroy()
    })
    browser.on('data', (bytes) => {
      if (!bytes.subarray(0, 8).equals(WEBSOCKET)) return
      this.open.set(browser, true)
      if (this.state !== 'whole') browser.destroy()
    })
    browser.pipe(server).pipe(browser)
  }
}

const WEBSOCKET = Buffer.from('GET /ws ')

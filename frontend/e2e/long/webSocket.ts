import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of one WebSocket: text frames only, as the page uses it (RFC 6455, no extensions). */
export class WebSocketEnd {
  private pending = Buffer.alloc(0)

  constructor(request: IncomingMessage, private readonly socket: Duplex, heard: (text: string) => void, closed: () => void) {
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    const protocol = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim()
    socket.write(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${key}`, ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]), '', ''].join('\r\n'))
    socket.on('error', () => undefined)
    socket.on('close', closed)
    socket.on('data', (bytes: Buffer) => {
      this.pending = Buffer.concat([this.pending, bytes])
      for (let text = this.take(); text !== undefined; text = this.take()) if (text !== null) heard(text)
    })
  }

  send(text: string): void {
    if (!this.socket.writable) return
    const body = Buffer.from(text)
    const head = body.length < 126 ? Buffer.from([0x81, body.length]) : body.length < 65_536 ? Buffer.from([0x81, 126, body.length >> 8, body.length & 255]) : Buffer.alloc(10)
    if (head.length === 10) {
      head.writeUInt16BE(0x817f)
      head.writeBigUInt64BE(BigInt(body.length), 2)
    }
    this.socket.write(Buffer.concat([head, body]))
  }

  cut(): void {
    this.socket.destroy()
  }

  /** The next whole frame's text, null for one without, undefined when there is none yet. */
  private take(): string | null | undefined {
    const { pending } = this
    if (pending.length < 2) return undefined
    let length = (pending[1] ?? 0) & 127
    let at = 2
    if (length === 126) {
      if (pending.length < 4) return undefined
      length = pending.readUInt16BE(2)
      at = 4
    } else if (length === 127) throw new Error('a page never sends that much')
    if (pending.length < at + 4 + length) return undefined
    const mask = pending.subarray(at, at + 4)
    const body = Buffer.from(pending.subarray(at + 4, at + 4 + length).map((byte, k) => byte ^ (mask[k % 4] ?? 0)))
    const kind = (pending[0] ?? 0) & 15
    this.pending = pending.subarray(at + 4 + length)
    if (kind === 8) this.cut()
    return kind === 1 ? body.toString() : null
  }
}

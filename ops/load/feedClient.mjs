// A client of the live feed that keeps the open cases of an area by itself, and what their number was at every position.

/** Statuses that end a case. */
const ENDED = new Set(['closed', 'rejected'])
const REMEMBERED = 500_000

export class FeedClient {
  open = new Map()
  events = 0
  holes = 0
  refilled = 0
  duplicates = 0
  reconnects = 0
  #position = 0
  #epoch = ''
  #history = []
  #waiting = []
  #closed = false
  #queue = Promise.resolve()

  constructor(server, token, area) {
    this.server = server
    this.token = token
    this.area = area
  }

  /** Subscribes first, then takes the snapshot, then applies by position. */
  async start() {
    await this.#connect()
    await this.#queue
  }

  async #connect() {
    const socket = new WebSocket(`${this.server.replace(/^http/, 'ws')}/ws`, ['v12.stomp'])
    this.socket = socket
    socket.binaryType = 'arraybuffer'
    await new Promise((resolve, reject) => {
      let buffer = ''
      socket.onopen = () => socket.send(`CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\nAuthorization:Bearer ${this.token}\n\n\0`)
      socket.onerror = () => reject(new Error('no live feed'))
      socket.onclose = () => { if (!this.#closed) this.#again() }
      socket.onmessage = ({ data }) => {
        buffer += typeof data === 'string' ? data : new TextDecoder().decode(data)
        for (let end = buffer.indexOf('\0'); end >= 0; end = buffer.indexOf('\0')) {
          const frame = buffer.slice(0, end).replace(/^\n+/, '')
          buffer = buffer.slice(end + 1)
          if (frame.startsWith('CONNECTED')) socket.send(`SUBSCRIBE\nid:0\ndestination:/topic/areas/${this.area}/incidents\nreceipt:0\n\n\0`)
          else if (frame.startsWith('RECEIPT')) { this.#queue = this.#queue.then(() => this.#catchUp()); resolve() }
          else if (frame.startsWith('MESSAGE')) { const event = JSON.parse(frame.slice(frame.indexOf('\n\n') + 2)); this.#queue = this.#queue.then(() => this.#take(event)) }
          else if (frame.startsWith('ERROR')) reject(new Error(frame))
        }
      }
    })
  }

  #again() {
    this.reconnects++
    setTimeout(() => this.#connect().catch(() => undefined), 1_000)
  }

  async #api(path) {
    const response = await fetch(this.server + path, { headers: { Authorization: `Bearer ${this.token}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json()
  }

  async #catchUp() {
    if (this.#position === 0) return this.#snapshot()
    return this.#refill()
  }

  async #snapshot() {
    const { asOf, epoch, incidents } = await this.#api(`/api/board/incidents?area=${this.area}`)
    this.open = new Map(incidents.map((one) => [one.id, one]))
    this.#position = asOf
    this.#epoch = epoch
    this.#remember()
  }

  async #refill() {
    for (let more = true; more;) {
      const page = await this.#api(`/api/live?area=${this.area}&topic=incidents&after=${this.#position}&limit=500`)
      for (const event of page.events) {
        this.refilled++
        this.#apply(event)
      }
      more = page.more
    }
  }

  async #take(event) {
    if (event.epoch !== this.#epoch) return this.#snapshot()
    // what the snapshot or a refill held already
    if (event.position <= this.#position) return
    if (event.previous > this.#position) {
      this.holes++
      return this.#refill()
    }
    this.#apply(event)
  }

  #apply({ position, type, payload }) {
    if (position <= this.#position) { this.duplicates++; return }
    this.#position = position
    this.events++
    if (type === 'incident.left' || ENDED.has(payload.status)) this.open.delete(payload.id)
    else this.open.set(payload.id, payload)
    this.#remember()
  }

  #remember() {
    this.#history.push({ position: this.#position, open: this.open.size, at: Date.now() })
    if (this.#history.length > REMEMBERED) this.#history.splice(0, REMEMBERED / 2)
    this.#waiting = this.#waiting.filter(({ position, done }) => { if (this.#position < position) return true; done(); return false })
  }

  /** Waits until everything up to a position of the whole log that concerns this area has come, or that long. */
  async reaches(position, millis) {
    const { head } = await this.#api(`/api/live?area=${this.area}&topic=incidents&after=${position}&limit=1`).catch(() => ({ head: position }))
    const last = Math.min(head ?? position, position)
    if (this.#position >= last) return
    await Promise.race([new Promise((done) => this.#waiting.push({ position: last, done })), new Promise((done) => setTimeout(done, Math.min(millis, 3_000)))])
  }

  /** How many were open when everything up to this position had been applied. */
  openAt(position) {
    let found
    for (const one of this.#history) if (one.position <= position) found = one.open
    return found
  }

  /** The numbers of open cases between two moments. */
  openBetween(from, to) {
    const found = new Set()
    let before
    for (const { at, open } of this.#history) {
      if (at < from) before = open
      else if (at <= to) found.add(open)
    }
    if (before !== undefined) found.add(before)
    return found
  }

  close() {
    this.#closed = true
    this.socket?.close()
  }
}

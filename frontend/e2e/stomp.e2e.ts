import { readFileSync } from 'node:fs'
import { beforeAll, expect } from 'vitest'
import { scene, signIn } from './browser'
import { type Account, codes, district, newPerson, placeIn, reportAll } from './server'

/** The library as it is published, beside the page's own copy and knowing nothing of the product. */
const LIBRARY = readFileSync(new URL('../node_modules/@stomp/stompjs/bundles/stomp.umd.min.js', import.meta.url), 'utf8')
const REPORTS = 60

type Heard = { frames: { title: string; position: number; previous: number }[]; messages: number }

let person: Account
let whole: string
let place: { lng: number; lat: number }
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  whole = await district()
  place = await placeIn((await codes('grid', whole))[100] ?? '')
})

for (const [wish, headers] of [['as it comes', {}], ['that asks for all of a tick at once', { 'onegrid-batch': 'true' }]] as const) {
  scene(`@stomp/stompjs ${wish} hears everything in order`, async (on) => {
    const { page } = on
    await signIn(on, person, '/incidents')
    await page.evaluate(LIBRARY)
    await page.evaluate(
      ({ destination, connectHeaders }) =>
        new Promise<void>((subscribed, failed) => {
          type Message = { body: string }
          type Stomp = { onConnect: () => void; activate(): void; subscribe(to: string, hear: (message: Message) => void, headers: object): void; watchForReceipt(id: string, then: () => void): void }
          const { Client } = (window as unknown as { StompJs: { Client: new (settings: object) => Stomp } }).StompJs
          const heard: Heard = { frames: [], messages: 0 }
          Object.assign(window, { heard })
          const client = new Client({
            connectHeaders,
            webSocketFactory: () => {
              const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/ws`, ['v12.stomp', 'v11.stomp'])
              socket.addEventListener('message', () => (heard.messages += 1))
              return socket
            },
            onStompError: (frame: Message) => failed(new Error(frame.body)),
          })
          client.onConnect = () => {
            client.watchForReceipt('there', () => {
              heard.messages = 0
              subscribed()
            })
            client.subscribe(
              destination,
              ({ body }) => {
                const { position, previous, payload } = JSON.parse(body) as { position: number; previous: number; payload: { title: string } }
                heard.frames.push({ title: payload.title, position, previous })
              },
              { receipt: 'there' },
            )
          }
          client.activate()
        }),
      { destination: `/topic/areas/${whole}/incidents`, connectHeaders: headers },
    )
    const titles = Array.from({ length: REPORTS }, (_, k) => `${wish} ${k} 河边有垃圾`)
    await reportAll(place, titles)
    await page.waitForFunction((wanted) => (window as unknown as { heard: Heard }).heard.frames.length >= wanted, REPORTS)
    const { frames, messages } = await page.evaluate(() => (window as unknown as { heard: Heard }).heard)
    expect(frames.map(({ title }) => title)).toEqual(titles)
    expect(frames.slice(1).map(({ previous }) => previous)).toEqual(frames.slice(0, -1).map(({ position }) => position))
    if ('onegrid-batch' in headers) expect(messages).toBeLessThan(REPORTS)
    else expect(messages).toBe(REPORTS)
  })
}

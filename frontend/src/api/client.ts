import { serverClock } from '@/live/serverClock'
import { problemFrom } from './problem'

/** Query values; absent and empty ones are left out. */
export type Query = Record<string, string | number | undefined>

type Options = { query?: Query; body?: unknown; signal?: AbortSignal; timeoutMillis?: number; headers?: Record<string, string> }

let onSignedOut: () => void = () => undefined

/** Called when the server says 401 to anything but the sign-in itself. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action
}

export const get = <T>(path: string, options: Options = {}): Promise<T> => call<T>('GET', path, options)
export const post = <T>(path: string, options: Options = {}): Promise<T> => call<T>('POST', path, options)
export const put = <T>(path: string, options: Options = {}): Promise<T> => call<T>('PUT', path, options)
export const del = (path: string): Promise<void> => call<undefined>('DELETE', path, {})

export function withQuery(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (set.length === 0) return path
  return `${path}?${new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()}`
}

/** The value of the CSRF cookie, which every changing request repeats in a header (double submit). */
export function csrfToken(cookies: string): string | undefined {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='))
  return found === undefined ? undefined : decodeURIComponent(found.slice('XSRF-TOKEN='.length))
}

/** How often a changing request is sent again because its token had gone stale on the way. */
const TOKEN_RETRIES = 3

async function call<T>(method: string, path: string, options: Options, retries = TOKEN_RETRIES): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const token = method === 'GET' ? undefined : csrfToken(document.cookie)
  if (token !== undefined) headers['X-XSRF-TOKEN'] = token

  const asking = serverClock.asking()
  const timeout = AbortSignal.timeout(options.timeoutMillis ?? 20_000)
  const response = await fetch(withQuery(path, options.query), {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    credentials: 'same-origin',
    signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
  })
  // To the second, and of a moment that has passed there.
  serverClock.answered(Date.parse(response.headers.get('date') ?? ''), asking)
  if (!response.ok) {
    // A new token that arrives between reading it and sending (another tab signed in) makes the two copies differ, and nothing
    // has been done then: it is asked again with the new one.
    if (response.status === 403 && token !== undefined && retries > 0 && csrfToken(document.cookie) !== token) return call<T>(method, path, options, retries - 1)
    const problem = await problemFrom(response)
    if (problem.status === 401 && !(path === '/api/session')) onSignedOut()
    throw problem
  }
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

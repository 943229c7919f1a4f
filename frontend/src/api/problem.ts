/** A refusal of the server (RFC 9457). `code` is stable and is what the page translates; `detail` is for the log. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}: ${detail}`)
    this.name = 'Problem'
  }
}

/** Code of anything that went wrong, for translation: the server's own, or `unreachable` when no answer came. */
export function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code
  return error instanceof TypeError ? 'unreachable' : 'unexpected'
}

/** Reads a problem document, also when a proxy answered with something else. */
export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}))
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = typeof fields['code'] === 'string' ? fields['code'] : `http-${response.status}`
  const detail = typeof fields['detail'] === 'string' ? fields['detail'] : response.statusText
  return new Problem(response.status, code, detail, fields)
}

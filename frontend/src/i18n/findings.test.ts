import { describe, expect, it } from 'vitest'
import { tokens } from '@/analytics/findings'
import description from '../../api/openapi.json?raw'
import en from './analytics.en'
import zh from './analytics.zh'

/** As the server describes it: every kind of finding it can send, with the figures that each always carries. */
const { components } = JSON.parse(description) as {
  components: { schemas: { AnalysisFindingKind: { enum: string[]; 'x-figures': Record<string, string[]> } } }
}
const { enum: kinds, 'x-figures': figures } = components.schemas.AnalysisFindingKind
/** Words that are made of several figures, or of none. */
const MADE_OF: Readonly<Record<string, string[]>> = { area: [], column: [], times: ['value', 'whole'], hours: ['from', 'to'], place: ['lng', 'lat'] }

describe.each([['zh', zh.finding], ['en', en.finding]] as const)('%s', (_, words) => {
  it('has a sentence for every kind of finding, and for no other', () => {
    expect(kinds.length).toBeGreaterThan(20)
    expect(Object.keys(words).sort()).toEqual([...kinds].sort())
  })

  it.each(kinds)('says %s by figures that the server always sends', (kind) => {
    const named = tokens(words[kind as keyof typeof words]).filter(({ name }) => name).map(({ text }) => text)
    expect(named.length).toBeGreaterThan(0)
    for (const name of named) for (const figure of MADE_OF[name] ?? [name]) expect(figures[kind], `{${name}}`).toContain(figure)
  })
})

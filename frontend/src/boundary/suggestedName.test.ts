// @vitest-environment node
import { expect, test } from 'vitest'
import { suggestedName } from './suggestedName'

test.each([
  ['青洲第6网格 +1', '990100001001009', '青洲第9网格'],
  ['3号楼12网格 +2', '990100001001014', '3号楼14网格'],
  ['青洲第6网格', '990100001001009', undefined],
  ['North side +1', '990100001001009', undefined],
  ['青洲第6网格 +1', null, undefined],
])('%s with %s is called %s', (name, code, wanted) => expect(suggestedName(name, code)).toBe(wanted))

import { expect, test } from 'vitest'
import { checkCharter } from './check.ts'
import { FULL_CHARTER, FULL_FILES } from './charter-fixture.ts'
import { scoreCharter } from './score.ts'

function score(source: string) {
  const { document } = checkCharter({ source, file: 'c.yaml', files: FULL_FILES })
  return document ? scoreCharter(document) : null
}

test('a full plan loses points only for what it lacks', () => {
  const full = score(FULL_CHARTER)
  expect(full?.reasons.map(({ text }) => text.en)).toEqual(['a rule does not bind everyone'])
  expect(full?.score).toBe(95)
})

test('an empty plan scores low, and every point lost has its reason', () => {
  const empty = score('folkmoot: 1\nname: x\nlanguage: en\ntimezone: Asia/Shanghai\n')
  const lost = empty?.reasons.reduce((sum, reason) => sum + reason.lost, 0)
  expect(empty?.score).toBe(100 - (lost ?? 0))
  expect(empty?.score).toBe(0)
})

test('a rule that punishes without a title costs points', () => {
  const titled = FULL_CHARTER.replace(/ {4}title:.*\n/, '')
  expect(score(titled)?.score).toBe(90)
})

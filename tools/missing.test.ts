import { expect, test } from 'vitest'
import { describeMissing, failuresBy } from './missing.ts'
import type { Missing } from './missing.ts'

const requirement = (program: string, ...packages: string[]) => ({
  programs: [program, `${program}-too`],
  packages,
  variable: `FOLKMOOT_${program.toUpperCase()}`,
  mark: program,
})
const missing: readonly Missing[] = [
  {
    requirement: requirement('prosody', 'prosody', 'prosody-modules'),
    files: ['test/b.prosody.test.ts', 'test/a.prosody.postgres.test.ts'],
  },
  { requirement: requirement('postgres', 'postgresql'), files: ['test/a.prosody.postgres.test.ts'] },
  { requirement: requirement('ps', 'procps', 'postgresql'), files: ['test/a.prosody.postgres.test.ts'] },
]

test('each file that did not run is named once with all it lacks, and one command provides everything', () => {
  expect(describeMissing(missing)).toEqual([
    'did not run: test/a.prosody.postgres.test.ts (no prosody, no postgres, no ps)',
    'did not run: test/b.prosody.test.ts (no prosody)',
    'to run them as well: sudo apt-get install -y --no-install-recommends prosody prosody-modules postgresql procps',
  ])
  expect(describeMissing([])).toEqual([])
})

test('what is missing is a failure where everything must run, and nowhere else', () => {
  expect(failuresBy(missing, { CI: 'true' })).toBe(3)
  expect(failuresBy([], { CI: 'true' })).toBe(0)
  expect(failuresBy(missing, { CI: 'false' })).toBe(0)
  expect(failuresBy(missing, {})).toBe(0)
})

import { describe, expect, test } from 'vitest'
import { closingLine, summarise } from './test-summary.ts'

const file = (status: string, ...assertions: string[]) => ({
  name: '/a.test.ts',
  status,
  assertionResults: assertions.map((each, index) => ({ status: each, fullName: `test ${index}` })),
})

const report = (passed: number, failed: number, ...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
})

describe('the closing line', () => {
  test('counts what passed', () => {
    expect(closingLine(summarise(report(2, 0, file('passed', 'passed', 'passed')), 0))).toBe(
      '2 passed, 0 failed',
    )
  })

  test('names what was skipped', () => {
    const summary = summarise(report(1, 0, file('passed', 'passed', 'skipped')), 0)
    expect(closingLine(summary)).toBe('1 passed, 0 failed, 1 skipped')
    expect(summary.skipped).toEqual([{ file: '/a.test.ts', test: 'test 1' }])
  })

  test('counts a failed test once', () => {
    expect(closingLine(summarise(report(1, 1, file('failed', 'passed', 'failed')), 1))).toBe(
      '1 passed, 1 failed',
    )
  })

  test('counts a file that could not be loaded', () => {
    expect(closingLine(summarise(report(0, 0, file('failed')), 1))).toBe('0 passed, 1 failed')
  })

  test('counts a run that ended badly by itself', () => {
    expect(closingLine(summarise(report(1, 0, file('passed', 'passed')), 1))).toBe('1 passed, 1 failed')
  })
})

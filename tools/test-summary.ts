import { z } from 'zod'

const schema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

/** What a run of the tests came to. */
export type TestSummary = { passed: number; failed: number; skipped: { file: string; test: string }[] }

/**
 * Reads vitest's JSON report. A file that could not be loaded, and a run that ended badly though no test
 * failed, count as one failure each, so that a red run never shows `0 failed`.
 */
export function summarise(report: unknown, exitCode: number): TestSummary {
  const { numPassedTests, numFailedTests, testResults } = schema.parse(report)
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const failed = numFailedTests + unloaded.length
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ file: name, test: fullName })),
  )
  return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped }
}

/** The one line that closes a run, such as `612 passed, 0 failed, 3 skipped`. */
export function closingLine({ passed, failed, skipped }: TestSummary): string {
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  return `${passed} passed, ${failed} failed${tail}`
}

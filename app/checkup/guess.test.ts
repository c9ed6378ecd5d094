import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCheckup } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-guess-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a guessed order of day and month is said once', async () => {
  const file = join(folder, 'WhatsApp Chat with Reading.txt')
  writeFileSync(file, '01/02/2026, 21:00 - Ann: hello\n01/02/2026, 21:01 - Ben: hi\n')
  const { caveats } = await runCheckup([file], { zone: 'UTC' })
  expect(caveats.filter(({ en }) => en.includes('day from month'))).toHaveLength(1)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findProgram, installCommand } from './requirements.ts'

test('a program is found in a later folder of the path, and only if it can be run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-path-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'runs'), '', { mode: 0o755 })
  writeFileSync(join(folder, 'text'), '', { mode: 0o644 })
  const path = ['/nowhere', folder].join(delimiter)
  expect(findProgram(['absent', 'runs'], path)).toBe(join(folder, 'runs'))
  expect(findProgram(['text'], path)).toBeUndefined()
})

test('what is missing comes with one command', () => {
  expect(installCommand(['chromium', 'jq'])).toMatch(/apt-get install .*chromium jq$/)
})

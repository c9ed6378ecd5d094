import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), help: z.string().optional() })),
})

/** One complaint of the linter: the rule, the planted file, and what the reader is told to do. */
export type Complaint = { code: string; file: string; help: string }

/**
 * Lints a throw-away tree of `files` (path → text) under the project's own configuration,
 * with further `options` of the linter, and returns every complaint about them. The working tree is not touched.
 */
export function lintPlanted(
  files: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-walls-'))
  try {
    copyFileSync(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'))
    copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
    const run = spawnSync(process.execPath, [oxlint, '--format', 'json', ...options], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (!run.stdout.trimStart().startsWith('{'))
      throw new Error(`the linter did not run: ${run.stdout}${run.stderr}`)
    return report
      .parse(JSON.parse(run.stdout))
      .diagnostics.map(({ code, filename, help }) => ({ code, file: filename, help: help ?? '' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

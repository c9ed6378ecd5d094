// `npm test`: everything a newcomer runs. Brings what the tests need, runs them, and says what did not run.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeMissing, failuresBy } from './missing.ts'
import type { Missing } from './missing.ts'
import { findProgram, install, mayInstall, requirements, testsWith } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import { closingLine, summarise } from './test-summary.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const testsOf = ({ mark }: Requirement) =>
  globSync(`{connectors,shell,app,test}/${testsWith(mark)}`, { cwd: root })

const missing: Missing[] = []
for (const requirement of requirements) {
  const files = testsOf(requirement)
  if (files.length === 0) continue
  if (!findProgram(requirement.programs) && mayInstall()) {
    console.log(`installing ${requirement.packages.join(' ')} for the tests …`)
    install(requirement.packages)
  }
  const program = findProgram(requirement.programs)
  if (program) process.env[requirement.variable] ??= program
  else missing.push({ requirement, files })
}

const built = spawnSync(
  process.execPath,
  [join(root, 'tools/with-node24.js'), 'tools/build-console.ts', '--if-stale'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
if (built.status !== 0) process.exit(built.status ?? 1)

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'))
const report = join(folder, 'report.json')
const run = spawnSync(
  process.execPath,
  [
    join(root, 'tools/with-node24.js'),
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...missing.flatMap(({ requirement }) => ['--exclude', testsWith(requirement.mark)]),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
)
const summary = readSummary()
rmSync(folder, { recursive: true, force: true })

for (const { file, test } of summary.skipped) console.log(`skipped: ${relative(root, file)}: ${test}`)
for (const line of describeMissing(missing)) console.log(line)
summary.failed += failuresBy(missing, process.env)
console.log(closingLine(summary))
process.exitCode = summary.failed > 0 ? 1 : 0

function readSummary() {
  try {
    return summarise(JSON.parse(readFileSync(report, 'utf8')), run.status ?? 1)
  } catch (error) {
    console.error(
      `the tests left no readable report: ${error instanceof Error ? error.message : String(error)}`,
    )
    return { passed: 0, failed: 1, skipped: [] }
  }
}

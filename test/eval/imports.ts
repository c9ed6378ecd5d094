/** Every collected sample and log, read as an import and counted in another way. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { openBatches } from '../../app/imports.ts'
import { ImportError, describeFault } from '../../core/ports/import.ts'
import { RULES } from './count.ts'
import type { Outcome, Section } from './section.ts'

const HEAD = [
  'file',
  'format',
  'records',
  'messages',
  'skipped',
  'broken',
  'groups',
  'people',
  'expected',
  'seconds',
]

export const imports: Section = {
  name: 'imports',
  run: async (folder) => {
    const outcomes = [await samples(join(folder, 'exports')), await logs(join(folder, 'chats'))]
    const rows = outcomes.flatMap((outcome) => outcome.rows)
    return rows.length === 0 ? null : { head: HEAD, rows, wrong: outcomes.flatMap(({ wrong }) => wrong) }
  },
}

interface Found {
  readonly formats: ReadonlySet<string>
  readonly records: number
  readonly messages: number
  readonly skipped: number
  readonly broken: number
  readonly groups: ReadonlySet<string>
  readonly senders: ReadonlySet<string>
  readonly seconds: number
  readonly fault: string | null
}

async function read(file: string): Promise<Found> {
  const found = { formats: new Set<string>(), groups: new Set<string>(), senders: new Set<string>() }
  const sums = { records: 0, messages: 0, skipped: 0, broken: 0 }
  let fault: string | null = null
  const started = performance.now()
  try {
    for await (const { format, records } of openBatches([file], { lenient: true })) {
      found.formats.add(format)
      for (const { events, problem } of records) {
        sums.records += 1
        if (problem !== null) sums[problem.kind] += 1
        for (const { kind, group, person } of events) {
          if (group !== undefined) found.groups.add(group.native)
          if (kind !== 'message.sent') continue
          sums.messages += 1
          if (person !== undefined) found.senders.add(person.native)
        }
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    fault = describeFault(error.fault, 'en')
  }
  return { ...found, ...sums, fault, seconds: (performance.now() - started) / 1000 }
}

function rowOf(name: string, found: Found, expected: string): readonly string[] {
  const { formats, records, messages, skipped, broken, groups, senders, seconds } = found
  const counts = [records, messages, skipped, broken, groups.size, senders.size].map((count) =>
    count.toLocaleString('en'),
  )
  return [name, [...formats].join(' '), ...counts, expected, seconds.toFixed(2)]
}

async function samples(folder: string): Promise<Pick<Outcome, 'rows' | 'wrong'>> {
  const rows: (readonly string[])[] = []
  const wrong: string[] = []
  for (const file of filesIn(folder)) {
    const name = relative(folder, file)
    const found = await read(file)
    const rule = RULES.find(({ path }) => path.test(name))
    const expected = rule?.count(file)
    rows.push(rowOf(name, found, rule === undefined ? '?' : `${expected} ${rule.measure}`))
    if (found.fault !== null) wrong.push(found.fault)
    else if (found.broken > 0) wrong.push(`${name}: ${found.broken} broken records`)
    else if (rule === undefined)
      wrong.push(`${name}: nothing says what it should hold; add a rule to test/eval/count.ts`)
    else if (found[rule.measure] !== expected)
      wrong.push(`${name}: ${found[rule.measure]} ${rule.measure} were read, ${expected} counted`)
  }
  return { rows, wrong }
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name !== 'SOURCE.md')
    .map((each) => join(each.parentPath, each.name))
    .toSorted()
}

/** Rows of the table in SOURCE.md: file, messages, groups. Its senders are counted now by name and now by id. */
const ROW = /^\| (\S+\.jsonl\.gz) \| ([\d,]+) \| ([\d,]+)/gm

async function logs(folder: string): Promise<Pick<Outcome, 'rows' | 'wrong'>> {
  const rows: (readonly string[])[] = []
  const wrong: string[] = []
  const source = join(folder, 'SOURCE.md')
  const table = existsSync(source) ? readFileSync(source, 'utf8').matchAll(ROW) : []
  for (const [, name = '', records = '', groups = ''] of table) {
    const file = join(folder, name)
    if (!existsSync(file)) continue
    const found = await read(file)
    const senders = sendersIn(file).toLocaleString('en')
    rows.push(rowOf(name, found, `${records} records, ${groups} groups, ${senders} senders`))
    if (found.fault !== null) wrong.push(found.fault)
    const pairs = [
      ['records', found.records, records],
      ['groups', found.groups.size, groups],
      ['senders', found.senders.size, senders],
    ] as const
    for (const [what, count, expected] of pairs) {
      if (count.toLocaleString('en') !== expected)
        wrong.push(`${name}: ${count} ${what} were read, ${expected} expected`)
    }
  }
  return { rows, wrong }
}

/** Who wrote, by id where the log has ids. */
function sendersIn(file: string): number {
  const bytes = gunzipSync(readFileSync(file))
  const senders = new Set<string>()
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from)
    const line = bytes.toString('utf8', from, end < 0 ? bytes.length : end)
    from = end < 0 ? bytes.length : end + 1
    const said = line === '' ? null : Line.parse(JSON.parse(line))
    if (said !== null && said.kind !== 'system') senders.add(said.senderId ?? said.sender)
  }
  return senders.size
}

const Line = z.object({ kind: z.string(), sender: z.string(), senderId: z.string().nullish() })

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { runCheckup } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'checkups-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MINUTE = 60_000
const START = Date.UTC(2026, 0, 5, 9)

const said = (n: number, who: string, text: string): string =>
  JSON.stringify({
    group: 'club',
    id: String(n),
    time: new Date(START + n * MINUTE).toISOString(),
    sender: who,
    text,
    kind: 'message',
  })

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

test('files are summed up with what was skipped and what is broken', async () => {
  const strange = JSON.stringify({
    group: 'club',
    time: '2026-01-05T10:00:00Z',
    kind: 'weather',
    text: 'rain',
  })
  const file = write('club.jsonl', [said(1, 'Ann', 'bread?'), said(2, 'Ben', 'yes'), strange, 'no json'])
  const report = await runCheckup([file], { zone: 'UTC', lenient: true })
  expect(report.history).toMatchObject({ messages: 2, members: 2, zone: { name: 'UTC', from: 'given' } })
  expect(report.history.files).toEqual([
    expect.objectContaining({ name: 'club.jsonl', format: 'neutral', records: 4, broken: 1 }),
  ])
  expect(report.history.files[0]?.skipped.map(({ reason, count }) => [reason, count])).toEqual([
    ['kind-unknown', 1],
  ])
  expect(report.history.files[0]?.examples.map(({ place }) => place)).toEqual([4])
  expect(report.caveats.map(({ en }) => en)).toContainEqual(expect.stringContaining('1 of 4 records'))
})

test('without a zone the machine’s is taken, and that is said', async () => {
  const { history, caveats } = await runCheckup([write('zone.jsonl', [said(1, 'Ann', 'bread')])])
  expect(history.zone.from).toBe('assumed')
  expect(caveats.map(({ en }) => en)).toContainEqual(expect.stringContaining('No time zone was given'))
})

test('neither the order of files nor what two of them hold both changes the report', async () => {
  const part = fc.uniqueArray(fc.nat(60), { maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(part, part, async (one, other) => {
      const lines = (numbers: readonly number[]) =>
        numbers
          .toSorted((a, b) => a - b)
          .map((n) => said(n, ['Ann', 'Ben', 'Cid'][n % 3] ?? '', n % 4 === 0 ? 'who has bread?' : 'I do'))
      // Without a line a file has no format.
      const [a, b] = [write('a.jsonl', lines([61, ...one])), write('b.jsonl', lines([62, ...other]))]
      const all = write('all.jsonl', lines([...new Set([61, 62, ...one, ...other])]))
      const judged = async (files: readonly string[]) => {
        const { problems, vitals, history } = await runCheckup(files, { zone: 'UTC' })
        const grades = problems.map(({ grade, metrics }) => ({ grade, metrics }))
        return { grades, vitals, messages: history.messages, members: history.members }
      }
      const whole = await judged([all])
      expect(await judged([a, b])).toEqual(whole)
      expect(await judged([b, a])).toEqual(whole)
    }),
    { numRuns: 10 },
  )
})

test('says how far it is: first the bytes, then the events', async () => {
  const steps: string[] = []
  const file = write('far.jsonl', [said(1, 'Ann', 'bread'), said(2, 'Ben', 'yes')])
  await runCheckup([file], {
    zone: 'UTC',
    onProgress: ({ step, done, total }) => steps.push(`${step} ${done === total}`),
  })
  expect(steps.at(0)).toBe('read true')
  expect(steps.at(-1)).toBe('judge true')
})

test('ends when it is told to', async () => {
  const file = write('stopped.jsonl', [said(1, 'Ann', 'bread')])
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(runCheckup([file], { zone: 'UTC', signal })).rejects.toThrow('enough')
})

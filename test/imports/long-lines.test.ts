/** Lines that are long and made of one sign: what takes the square of their length would take an hour here. */
import { expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import { line } from '../../imports/line/line.ts'
import { neutral } from '../../imports/neutral/neutral.ts'
import { eventsOf } from './memory-file.ts'

const LONG = 1_000_000

test('a LINE text of quotation marks that are never closed', async () => {
  const text = `Tue, 11/14/2023\n10:00\tAnn\t${'"'.repeat(LONG)}x\n10:01\tBen\thello\n`
  const events = await eventsOf(line, { name: 'chat.txt', text })
  expect(events.map(({ person }) => person?.name)[0]).toBe('Ann')
})

test('a neutral text of returns that end in a letter', async () => {
  const said = `${'\r'.repeat(LONG)}x`
  const record = { group: 'g', time: '2026-01-02T08:00:00Z', sender: 'Ann', text: said, kind: 'message' }
  const [event] = await eventsOf(neutral, { name: 'chat.jsonl', text: `${JSON.stringify(record)}\n` })
  expect(event?.kind === 'message.sent' && textOf(event.content.parts)).toBe(said)
})

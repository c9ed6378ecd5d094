/** Logs of IRC clients: irssi, energymech and ZNC, mIRC, WeeChat, psybnc. Times have no zone in them. */
import type { Incoming } from '../../core/chat/incoming.ts'
import {
  broken,
  cutOff,
  readAs,
  skipped,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { instantAt } from '../../core/chat/zone.ts'
import { systemEvent } from '../../core/ports/import-system-lines.ts'
import { LogClock, dateInName, midnightOf } from './log-clock.ts'
import { channelOf } from './channel.ts'
import { lineOf, type LogLine } from './log-line.ts'

/** Lines of the head that decide. */
const LOOKED_AT = 50

export const irc: ImportFormat = {
  name: 'irc',
  label: { 'zh-CN': 'IRC 日志', en: 'an IRC log' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string): number {
  const lines = head.split(/\r?\n/).slice(0, LOOKED_AT + 1)
  // The last may be cut off.
  if (lines.length > 1) lines.pop()
  const filled = lines.filter((line) => line.trim() !== '')
  const known = filled.filter((line) => lineOf(line) !== null)
  return filled.length === 0 ? 0 : (known.length / filled.length) * 0.85
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const channel = file.group ?? channelOf(file.name)
  const group = { native: channel, name: channel }
  const clock = new LogClock(dateInName(file.name) ?? midnightOf(file.modified))
  for await (const batch of file.lines()) {
    const records: ImportedRecord[] = []
    for (const [i, text] of batch.lines.entries()) {
      if (text.trim() === '') continue
      const place = batch.first + i
      const line = lineOf(text)
      if (line === null && batch.unended) throw cutOff(file, place)
      if (line === null) records.push(broken(place, 'line-not-understood'))
      else if (line.kind === 'date') clock.setDate(line.date)
      else {
        records.push(
          recordOf(line, place, { at: instantAt(clock.at(line), file.zone), source: 'import', group }),
        )
      }
    }
    yield records
  }
}

type Base = Pick<Incoming, 'at' | 'group'> & {
  readonly source: 'import'
  readonly group: { native: string; name: string }
}

function recordOf(line: Exclude<LogLine, { kind: 'date' }>, place: number, base: Base): ImportedRecord {
  if (line.kind === 'system') {
    const event = systemEvent(line.text, base, undefined)
    return event ? readAs(place, [event]) : skipped(place, 'system-line')
  }
  const { nick, text } = line
  const event: Incoming = {
    ...base,
    kind: 'message.sent',
    person: { native: nick, name: nick, ...(line.operator ? { role: 'admin' } : {}) },
    data: line.kind === 'action' ? { action: true } : line.kind === 'notice' ? { bot: true } : {},
    content: { parts: text === '' ? [] : [{ type: 'text', text }], name: nick },
  }
  return readAs(place, [event])
}

/** Rows of the newest generation, which says types and people in words. */
import { instantAt } from '../../core/chat/zone.ts'
import type { IncomingGroup } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { personOfName, systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { readWall } from '../../core/ports/import-wall.ts'
import { partsOfKind } from '../../core/ports/import-wechat-words.ts'
import type { Cell } from './table.ts'

export class NamedChat {
  readonly #group: IncomingGroup
  readonly #zone: string

  constructor(group: IncomingGroup, zone: string) {
    this.#group = group
    this.#zone = zone
  }

  row(cell: Cell, place: number): ImportedRecord {
    const wall = readWall(cell('时间'))
    if (wall === null) return broken(place, 'time-unreadable')
    const kind = cell('类型')
    if (kind === '') return broken(place, 'type-missing')
    const base = { at: instantAt(wall, this.#zone), source: 'import' as const, group: this.#group }
    const native = cell('消息ID') || undefined
    const content = cell('内容')
    const found = partsOfKind(kind, content)
    if (found === 'system') {
      const events = systemEvents(content, base, native, personOfName)
      return events.length > 0 ? readAs(place, events) : skipped(place, systemReason(content))
    }
    if (typeof found === 'string') return skipped(place, found)
    const sender = cell('发送人')
    if (sender === '') return broken(place, 'sender-missing')
    const name = cell('昵称') || sender
    const person = { native: sender, name }
    return readAs(place, [
      { ...base, kind: 'message.sent', native, person, data: {}, content: { parts: found, name } },
    ])
  }
}

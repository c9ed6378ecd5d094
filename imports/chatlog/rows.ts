/** chatlog's CSV: `Time,SenderName,Sender,TalkerName,Talker,Content`, with wall clocks. */
import { instantAt } from '../../core/chat/zone.ts'
import { broken, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { groupOfFile } from '../../core/ports/import-text.ts'
import { readWall } from '../../core/ports/import-wall.ts'
import { plainParts } from './plain.ts'
import { SYSTEM, Talk } from './talk.ts'

export class ChatlogRows {
  readonly #file: ImportFile
  readonly #talk = new Talk()

  constructor(file: ImportFile) {
    this.#file = file
  }

  row(cells: readonly string[], place: number): ImportedRecord {
    const [time = '', name = '', sender = '', talkerName = '', talker = '', content = ''] = cells
    const wall = readWall(time)
    if (wall === null) return broken(place, 'time-unreadable')
    if (this.#talk.isForeign(talker, talker.endsWith('@chatroom'))) return skipped(place, 'private-chat')
    const named = talkerName === '' ? this.#file.group : talkerName
    const group = talker === '' ? groupOfFile(this.#file, named) : { native: talker, name: named ?? talker }
    const base = { at: instantAt(wall, this.#file.zone), source: 'import' as const, group }
    if (sender === SYSTEM) return this.#talk.system(content, base, undefined, place)
    const person = this.#talk.person(sender, name, false)
    if (person === undefined) return broken(place, 'sender-missing')
    return this.#talk.sent({ base, person, parts: plainParts(content) }, place)
  }
}

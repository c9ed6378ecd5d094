/** Which chat a file is of. */
import type { IncomingGroup } from '../../core/chat/incoming.ts'
import type { ImportFile } from '../../core/ports/import.ts'
import { repaired } from './mojibake.ts'

/** The folder of a chat: its name without spaces and its number. */
const FOLDER = /([^\\/]+_\d{6,})[\\/][^\\/]+$/
/** Names of files that say nothing of the chat. */
const PART = /^message_\d+$/

export class Thread {
  readonly #given: string | undefined
  readonly #file: string
  #title: string | undefined
  #path: string | undefined

  constructor(file: ImportFile) {
    this.#given = file.group
    this.#path = FOLDER.exec(file.name)?.[1]
    const bare = file.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
    this.#file = PART.test(bare) ? 'instagram' : bare
  }

  /** A plain value of the document. */
  take(path: string, value: string): void {
    if (value === '') return
    if (path === 'title') this.#title = repaired(value)
    else if (path === 'threadName') {
      this.#path = value
      this.#title = value.replace(/_\d+$/, '')
    } else if (path === 'thread_path') this.#path = value.replace(/^.*\//, '')
  }

  /** Whether all is known that the file can say. */
  get isNamed(): boolean {
    return this.#title !== undefined && this.#path !== undefined
  }

  get group(): IncomingGroup {
    const name = this.#given ?? this.#title ?? this.#file
    return { native: this.#path ?? name, name }
  }
}

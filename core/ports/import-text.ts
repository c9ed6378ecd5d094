/** What histories in plain text have in common: lines that begin a message, and lines that go on with it. */
import type { IncomingGroup } from '../chat/incoming.ts'
import type { ImportFile, ImportedRecord } from './import.ts'

/** Told of each line; answers with the records that it completed. */
export interface TextReader {
  readonly line: (text: string, place: number) => readonly ImportedRecord[]
  readonly end: () => readonly ImportedRecord[]
}

/** Characters of one message that are kept: above any that a person writes, so that a wrong file costs no memory. */
const LONGEST_TEXT = 1_000_000

export async function* readText(
  file: ImportFile,
  reader: TextReader,
): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  for await (const { first, lines } of file.lines()) {
    yield lines.flatMap((line, i) => reader.line(line, first + i))
  }
  yield reader.end()
}

/** The lines of a message as they come in. */
export class TextBody {
  readonly #lines: string[] = []
  #length = 0

  constructor(first?: string) {
    if (first !== undefined) this.add(first)
  }

  add(line: string): void {
    if (this.#length > LONGEST_TEXT) return
    this.#lines.push(line)
    this.#length += line.length + 1
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0
  }

  /** Without the empty lines around it. */
  text(): string {
    let [start, end] = [0, this.#lines.length]
    while (start < end && this.#lines[start]?.trim() === '') start++
    while (end > start && this.#lines[end - 1]?.trim() === '') end--
    return this.#lines.slice(start, end).join('\n')
  }
}

/** The group that a file is of: by its own words, else as the user says, else by the name of the file. */
export function groupOfFile(file: Pick<ImportFile, 'name' | 'group'>, named?: string): IncomingGroup {
  const name = [named, file.group, nameOfFile(file.name)].find((text) => text !== undefined && text !== '')
  return { native: name ?? 'chat', name: name ?? 'chat' }
}

function nameOfFile(path: string): string {
  return path
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .trim()
}

/** One path, whatever it is: a file, an archive or a folder, as batches of records. */
import { basename, extname } from 'node:path'
import type { Bilingual } from '../../core/charter/fault.ts'
import {
  ImportError,
  type BundleFormat,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { openContainer } from './container.ts'
import type { Container, Entry } from './entry.ts'
import { nested, openBytes, openEntry, statusOf, type FileBytes } from './file-bytes.ts'
import { folderSize } from './folder.ts'
import { withHead } from './head.ts'
import { Health } from './health.ts'
import { tokensOf } from './json-tokens.ts'
import { linesOf, textOfBytes } from './lines.ts'
import { Meter, type ReadLimits } from './meter.ts'
import { bundleOf, formatOf, unknownArchive, unknownFile, type FoundBundle } from './recognise.ts'
import { rowsOf } from './rows.ts'
import { withSaneNames } from './sane-names.ts'
import { withSaneTimes } from './sane-times.ts'
import type { Zones } from './zones.ts'

export interface Batch {
  /** Of an entry, `archive.zip/entry`. */
  readonly file: string
  readonly format: string
  readonly platform: string | null
  readonly records: readonly ImportedRecord[]
}

export interface Reading {
  readonly zones: Zones
  readonly lenient: boolean
  readonly limits: ReadLimits | undefined
  readonly group: string | undefined
  readonly columns: Readonly<Record<string, string>> | undefined
  /** Told how many bytes of a path have been read. */
  readonly onRead: (bytes: number) => void
  /** A file begins; `zone` is null where its times say their own. */
  readonly onFile: (file: string, format: string, zone: string | null) => void
  /** Entries of an archive or folder that no format knows. */
  readonly onIgnored: (path: string, names: readonly string[]) => void
  /** What a format had to guess, such as the order of day and month. */
  readonly onGuess: (file: string, guess: Bilingual) => void
}

/** Bytes of a file, or of everything in a folder. @throws ImportError when there is no such path */
export async function sizeOf(path: string): Promise<number> {
  const { isFolder, size } = await statusOf(path)
  return isFolder ? folderSize(path) : size
}

/** @throws ImportError */
export async function* readPath(path: string, reading: Reading): AsyncGenerator<Batch, void, undefined> {
  const status = await statusOf(path)
  const meter = new Meter(path, await sizeOf(path), reading.onRead, reading.limits)
  const container = await openContainer(path, status, meter)
  if (container === null) {
    const opened = openBytes(path, meter)
    const head = yield* readSingle({ name: path, modified: status.modified, opened }, reading)
    if (head !== null) throw unknownFile(path, head)
  } else {
    const others = yield* readContainer(container, meter, reading)
    if (others !== null) throw unknownArchive(path, others)
  }
  meter.end()
}

interface Single {
  readonly name: string
  readonly modified: number
  readonly opened: FileBytes
}

/** Answers with its head when no format knows it. */
async function* readSingle(
  { name, modified, opened }: Single,
  reading: Reading,
): AsyncGenerator<Batch, string | null, undefined> {
  try {
    const { head, text } = await withHead(textOfBytes(opened.bytes))
    const plain = name.replace(/\.gz$/i, '')
    const format = formatOf(head, plain, reading.columns)
    if (format === null) return head
    const health = new Health(name, reading.lenient)
    const zone = await begin(format, name, reading)
    const source = sourceOf(
      { name: plain, shown: name, modified, zone, text: () => text, opened: () => opened },
      reading,
      health,
    )
    yield* checked(format, name, format.read(source), health)
    return null
  } finally {
    await opened.close()
  }
}

/** Answers with the names in it when nothing is known. */
async function* readContainer(
  container: Container,
  meter: Meter,
  reading: Reading,
): AsyncGenerator<Batch, readonly string[] | null, undefined> {
  try {
    const names = container.entries.map(({ path }) => path).toSorted()
    const bundle = bundleOf(names)
    if (bundle === null) return yield* readEntries(container, meter, reading)
    yield* readBundle(bundle, container, names, meter, reading)
    return null
  } finally {
    await container.close()
  }
}

async function* readEntries(
  { path, entries }: Container,
  meter: Meter,
  reading: Reading,
): AsyncGenerator<Batch, readonly string[] | null, undefined> {
  const ignored: string[] = []
  let packed: string | null = null
  for (const entry of entries) {
    const name = `${path}/${entry.path}`
    if (entry.disk === null && PACKED_HISTORY.test(entry.path)) throw nested(name)
    try {
      if (!MEDIA.has(extname(entry.path).toLowerCase()) && (yield* readEntry(entry, name, meter, reading)))
        continue
    } catch (error) {
      // Somebody sent an archive in the chat: no reason to refuse the chat.
      if (!(error instanceof ImportError) || error.fault.code !== 'nested') throw error
      packed ??= error.fault.file
    }
    ignored.push(entry.path)
  }
  if (ignored.length === entries.length) {
    if (packed !== null) throw nested(packed)
    return ignored
  }
  if (ignored.length > 0) reading.onIgnored(path, ignored)
  return null
}

/** Whether a format knows it. */
async function* readEntry(
  entry: Entry,
  name: string,
  meter: Meter,
  reading: Reading,
): AsyncGenerator<Batch, boolean, undefined> {
  if (entry.disk !== null) {
    const inside = await openContainer(entry.disk, await statusOf(entry.disk), meter)
    if (inside !== null) return (yield* readContainer(inside, meter, reading)) === null
  }
  const opened = openEntry(entry, name, meter)
  return (yield* readSingle({ name, modified: entry.modified, opened }, reading)) === null
}

/** What would be a history of its own: an archive in an archive. */
const PACKED_HISTORY = /\.(?:jsonl?|txt|csv|html?|log)\.gz$|\.t(?:ar\.)?gz$/i

/** Endings of what is never a history, so that it need not be opened. */
const MEDIA: ReadonlySet<string> = new Set(
  (
    '.jpg .jpeg .png .gif .webp .heic .avif .bmp .svg .ico .tgs .mp4 .mov .webm .mkv .avi .3gp .mp3 .m4a .ogg .oga ' +
    '.opus .wav .amr .aac .flac .pdf .doc .docx .xls .xlsx .ppt .pptx .apk .vcf .css .js .woff .woff2 .ttf .dat'
  ).split(' '),
)

async function* readBundle(
  { format, top }: FoundBundle,
  { path, entries }: Container,
  names: readonly string[],
  meter: Meter,
  reading: Reading,
): AsyncGenerator<Batch, void, undefined> {
  const zone = await begin(format, path, reading)
  const health = new Health(path, reading.lenient)
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const open = (inner: string): ImportFile => {
    const entry = byPath.get(top + inner)
    const name = `${path}/${top}${inner}`
    if (entry === undefined) throw missing(name)
    const opened = lazily(() => openEntry(entry, name, meter))
    const text = () => textOfBytes(opened().bytes)
    const { modified } = entry
    return sourceOf({ name, shown: name, modified, zone, text, opened }, reading, health)
  }
  const inside = names.map((name) => name.slice(top.length))
  yield* checked(format, path, format.read({ name: path, names: inside, zone, open }), health)
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

interface Opened {
  readonly name: string
  /** Its path as the reader knows it. */
  readonly shown: string
  readonly modified: number
  readonly zone: string
  readonly text: () => AsyncIterable<string>
  readonly opened: () => FileBytes
}

function sourceOf(
  { name, shown, modified, zone, text, opened }: Opened,
  { group, columns, onGuess }: Reading,
  health: Health,
): ImportFile {
  return {
    name,
    modified,
    zone,
    group,
    columns,
    text,
    onGuess: (guess) => onGuess(shown, guess),
    lines: () => linesOf(text(), shown),
    rows: () => rowsOf(text(), shown),
    tokens: () => {
      health.places = 'record'
      return tokensOf(text(), shown, () => opened().position())
    },
  }
}

async function begin(
  format: Pick<ImportFormat | BundleFormat, 'name' | 'times'>,
  file: string,
  { zones, onFile }: Reading,
): Promise<string> {
  const zone = await zones.of(format, file)
  onFile(file, format.name, format.times === 'local' ? zone : null)
  return zone
}

async function* checked(
  { name, platform }: Pick<ImportFormat | BundleFormat, 'name' | 'platform'>,
  file: string,
  batches: AsyncIterable<readonly ImportedRecord[]>,
  health: Health,
): AsyncGenerator<Batch, void, undefined> {
  for await (const batch of batches) {
    const records = withSaneNames(withSaneTimes(batch))
    const { sound, fault } = health.take(records)
    const whole = sound === records.length ? records : records.slice(0, sound)
    if (sound > 0) yield { file, format: name, platform: platform ?? null, records: whole }
    if (fault !== null) throw fault
  }
  const fault = health.fault()
  if (fault !== null) throw fault
}

function missing(file: string): ImportError {
  const expected = {
    'zh-CN': `期望压缩包里有 ${basename(file)}，但没有；请重新导出`,
    en: `expected ${basename(file)} in the archive, but it is missing; export it again`,
  }
  return new ImportError({ code: 'unreadable', file, place: {}, expected, read: 0 })
}

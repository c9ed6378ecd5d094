/** The checkup of chat-history files: reads them, puts them in order of time, and reports. */
import { both, type Bilingual } from '../../core/charter/fault.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { Checkup, type Read } from '../../core/health/checkup.ts'
import type { CheckupReport, FileSummary } from '../../core/health/report.ts'
import type { RolesGiven } from '../../core/health/roles.ts'
import type { HistoryOptions } from '../imports.ts'
import { FORMATS, BUNDLE_FORMATS } from '../imports/formats.ts'
import { mergedHistory } from '../imports/merge.ts'
import { MergeCounts, type BrokenExample, type FileCounts } from '../imports/merge-counts.ts'
import { reasonText } from '../imports/reasons.ts'
import { version } from '../version.ts'
import { createSegment } from './segment.ts'
import { shownNames } from './shown-names.ts'

/** How many events pass between two looks at the signal and words about progress. */
const LOOK_EVERY = 1_000

export interface CheckupRun {
  /** IANA zone of days and hours, and of files that give wall clocks; absent = this machine's. */
  readonly zone?: string | undefined
  readonly roles?: RolesGiven | undefined
  /** Reads on though more than 1 % of the records of a file are broken. */
  readonly lenient?: boolean | undefined
  /** Name of the group, for formats that name none. */
  readonly group?: string | undefined
  /** Which column of a table holds what. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  readonly limits?: HistoryOptions['limits']
  /** Asked once for the zone when none is given and a file has wall clocks only; absent = this machine's. */
  readonly onZoneMissing?: ((format: string, file: string) => Promise<string>) | undefined
  readonly onProgress?: ((progress: CheckupProgress) => void) | undefined
  /** Aborting it ends the run with the signal's reason; temporary files are removed. */
  readonly signal?: AbortSignal | undefined
}

/** First the bytes of the files, then their events. */
export interface CheckupProgress {
  readonly step: 'read' | 'judge'
  readonly done: number
  readonly total: number
}

/** An event of a history and where it stands; in order of time, and each once. */
export interface PlacedEvent {
  readonly event: Incoming
  readonly file: string
  readonly place: number
}

/**
 * @throws ImportError when a file cannot be read
 * @throws the signal's reason when it is aborted
 */
export async function runCheckup(files: readonly string[], options: CheckupRun = {}): Promise<CheckupReport> {
  const { signal, onProgress, onZoneMissing } = options
  const nameOf = shownNames(files)
  let { zone } = options
  const counts = new MergeCounts()
  const onRead = (done: number, total: number) => {
    signal?.throwIfAborted()
    onProgress?.({ step: 'read', done, total })
  }
  const history = mergedHistory(
    files,
    {
      zone,
      onZoneMissing: async (format, file) => {
        if (onZoneMissing === undefined) return machineZone()
        return (zone ??= await onZoneMissing(format, file))
      },
      lenient: options.lenient,
      group: options.group,
      columns: options.columns,
      limits: options.limits,
      onProgress: onRead,
    },
    counts,
  )
  return checkupOf(history, {
    ...options,
    zone: () => zone,
    nameOf,
    oneGroup: () => counts.groups === 1,
    read: () => readOf(counts, nameOf),
    onEvents: (done) => onProgress?.({ step: 'judge', done, total: Math.max(done, counts.events) }),
  })
}

export interface CheckupOfEvents {
  /** Asked for when the first event is there; absent = this machine's. */
  readonly zone?: (() => string | undefined) | undefined
  readonly roles?: RolesGiven | undefined
  /** Likewise asked: whether all events are of one group; absent = it is not known. */
  readonly oneGroup?: (() => boolean) | undefined
  readonly signal?: AbortSignal | undefined
  /** What a file is called in the report. */
  readonly nameOf?: ((file: string) => string) | undefined
  /** What the reading found out, asked for at the end; absent = the events come from no file. */
  readonly read?: (() => Read) | undefined
  /** Told now and then how many events have been taken. */
  readonly onEvents?: ((done: number) => void) | undefined
}

/** The checkup of events that are in order already, such as those of an installation's archive. */
export async function checkupOf(
  events: AsyncIterable<PlacedEvent>,
  { zone, roles, oneGroup, signal, read, onEvents, nameOf = (file) => file }: CheckupOfEvents = {},
): Promise<CheckupReport> {
  let begun: Checkup | null = null
  const begin = () =>
    new Checkup({
      zone: zoneOf(zone?.()),
      roles: roles ?? { owner: null, managers: [] },
      segment: createSegment(),
      version: version(),
      oneGroup: oneGroup?.(),
    })
  let done = 0
  for await (const { event, file, place } of events) {
    if (done % LOOK_EVERY === 0) {
      signal?.throwIfAborted()
      onEvents?.(done)
    }
    begun ??= begin()
    begun.take(event, { file: nameOf(file), place })
    done += 1
  }
  onEvents?.(done)
  return (begun ?? begin()).report(read?.() ?? { files: [], doubled: 0, caveats: [] })
}

const zoneOf = (zone: string | undefined): { name: string; from: 'given' | 'assumed' } =>
  zone === undefined ? { name: machineZone(), from: 'assumed' } : { name: zone, from: 'given' }

const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

function readOf(counts: MergeCounts, nameOf: (file: string) => string): Read {
  const files = counts.files
    .map((file) => summaryOf(file, counts.examples))
    .map((file) => ({ ...file, name: nameOf(file.name) }))
  const broken = counts.broken > 0 ? [brokenCaveat(counts.broken, counts.records)] : []
  const guessed = counts.guesses.map(({ file, guess }) =>
    both(`${nameOf(file)}：${guess['zh-CN']}`, `${nameOf(file)}: ${guess.en}`),
  )
  const ignored = counts.ignored.map(({ path, count, names }) => ignoredCaveat(nameOf(path), count, names))
  return { files, doubled: counts.duplicates, caveats: [...broken, ...guessed, ...ignored] }
}

function summaryOf(counts: FileCounts, examples: readonly BrokenExample[]): FileSummary {
  const { file, format, records, skipped, broken } = counts
  const known = [...FORMATS, ...BUNDLE_FORMATS].find(({ name }) => name === format)
  return {
    name: file,
    format,
    label: known?.label ?? both(format, format),
    records,
    skipped: [...skipped]
      .map(([reason, count]) => ({ reason, text: reasonOf(reason), count }))
      .toSorted((a, b) => b.count - a.count),
    broken,
    examples: examples
      .filter((example) => example.file === file)
      .map(({ place, code }) => ({ place, text: reasonOf(code) })),
  }
}

const reasonOf = (code: string): Bilingual => both(reasonText(code, 'zh-CN'), reasonText(code, 'en'))

function brokenCaveat(broken: number, records: number): Bilingual {
  return both(
    `${records} 条记录里有 ${broken} 条读不出来，没有算进去。`,
    `${broken} of ${records} records could not be read and are not counted.`,
  )
}

function ignoredCaveat(path: string, count: number, names: readonly string[]): Bilingual {
  const more = count > names.length ? ' …' : ''
  return both(
    `${path} 里有 ${count} 个文件不是聊天记录，没有读：${names.join('、')}${more}`,
    `${path} holds ${count} files that are no chat history; they were not read: ${names.join(', ')}${more}`,
  )
}

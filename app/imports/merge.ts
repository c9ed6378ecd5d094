/**
 * Several files of one community as one history: in order of time, and what overlapping files tell twice, once.
 *
 * Law (property test): whatever files cover a history, the same events come out, as long as each minute stands
 * whole in one of the files that hold it. Things without an id of their own are told apart within a minute only.
 *
 * Everything is read twice: once to see that it can be, and how far each path is in order; then again, side by
 * side, while the events are handed on. Only what is out of order goes through the disk.
 */
import { ImportError } from '../../core/ports/import.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { readingOf, type HistoryOptions } from '../imports.ts'
import { Spill } from './by-time.ts'
import { LiveRun } from './live-run.ts'
import { MergeCounts } from './merge-counts.ts'
import { mergeRuns } from './merge-runs.ts'
import { readPath, type Reading } from './read-path.ts'
import { Reorder } from './reorder.ts'
import type { Run } from './run.ts'
import { Twins } from './twins.ts'

/** Paths that are open at once; what overlaps with more of them goes through the disk. */
const MOST_OPEN = 64

export interface MergedEvent {
  readonly at: number
  readonly event: Incoming
  /** Path of the file; of an entry in an archive, `archive.zip/entry`. */
  readonly file: string
  /** Line, or number of the record, in it. */
  readonly place: number
  /** Name of the format. */
  readonly format: string
}

/**
 * Events of all files, archives and folders in order of time; equal times of one file keep their order.
 * @param counts is complete but for its duplicates when the first event comes
 * @throws ImportError before the first event
 */
export async function* mergedHistory(
  files: readonly string[],
  options: HistoryOptions = {},
  counts: MergeCounts = new MergeCounts(),
): AsyncGenerator<MergedEvent, void, undefined> {
  const twins = new Twins()
  const spill = new Spill<MergedEvent>()
  const runs: Run<MergedEvent>[] = []
  try {
    runs.push(...(await surveyed(files, options, counts, spill)), ...spill.runs())
    for await (const item of mergeRuns(runs)) {
      if (twins.isNew(item)) yield item
      else counts.duplicate(item.file)
    }
  } finally {
    await Promise.all(runs.map((run) => run.close()))
    await spill.close()
  }
}

interface Survey {
  readonly path: string
  readonly from: number
  readonly to: number
  /** Events at its beginning that are in order. */
  readonly inOrder: number
}

/** The beginnings of all paths; everything else has gone to `spill`. */
async function surveyed(
  files: readonly string[],
  options: HistoryOptions,
  counts: MergeCounts,
  spill: Spill<MergedEvent>,
): Promise<readonly Run<MergedEvent>[]> {
  const reading = await readingOf(files, {
    ...options,
    onFile: (file, format, zone) => counts.begin(file, format, zone),
    onIgnored: (path, names) => counts.ignore(path, names),
    onGuess: (file, guess) => counts.guess(file, guess),
  })
  const again: Reading = {
    ...reading,
    onRead: nothing,
    onFile: nothing,
    onIgnored: nothing,
    onGuess: nothing,
  }
  const surveys: Survey[] = []
  for (const path of files) {
    try {
      const survey = await surveyOf(path, reading, counts, spill)
      if (survey.inOrder > 0) surveys.push(survey)
    } catch (error) {
      throw error instanceof ImportError ? new ImportError({ ...error.fault, read: counts.events }) : error
    }
  }
  const [live, crowded] = withoutCrowd(surveys)
  for (const { path, from, inOrder } of crowded) {
    await toDisk(new LiveRun(path, again, from, inOrder), spill)
  }
  return live.map(({ path, from, inOrder }) => new LiveRun(path, again, from, inOrder))
}

const nothing = (): void => undefined

async function surveyOf(
  path: string,
  reading: Reading,
  counts: MergeCounts,
  spill: Spill<MergedEvent>,
): Promise<Survey> {
  const reorder = new Reorder<Incoming>()
  let from = Infinity
  let to = -Infinity
  let inOrder = 0
  let isInOrder = true
  for await (const batch of readPath(path, reading)) {
    counts.take(batch)
    const { file, format, records } = batch
    for (const { place, events } of records) {
      for (const event of events) {
        isInOrder &&= reorder.add(event)
        if (isInOrder) {
          inOrder += 1
          from = Math.min(from, event.at)
          to = Math.max(to, event.at)
          continue
        }
        const writing = spill.add({ at: event.at, event, file, place, format })
        if (writing !== undefined) await writing
      }
    }
    // Only whether it is in order counts here.
    reorder.take()
  }
  return { path, from, to, inOrder }
}

/** Those that may be read side by side, and those that would be too many at once. */
function withoutCrowd(
  surveys: readonly Survey[],
): readonly [live: readonly Survey[], crowded: readonly Survey[]] {
  const live: Survey[] = []
  const crowded: Survey[] = []
  let open: readonly Survey[] = []
  for (const survey of surveys.toSorted((a, b) => a.from - b.from)) {
    open = open.filter(({ to }) => to >= survey.from)
    if (open.length >= MOST_OPEN) crowded.push(survey)
    else {
      open = [...open, survey]
      live.push(survey)
    }
  }
  const place = new Map(surveys.map((survey, i) => [survey, i]))
  return [live.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)), crowded]
}

async function toDisk(run: Run<MergedEvent>, spill: Spill<MergedEvent>): Promise<void> {
  for await (const item of mergeRuns([run])) {
    const writing = spill.add(item)
    if (writing !== undefined) await writing
  }
}

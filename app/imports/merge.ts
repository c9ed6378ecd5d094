/**
 * Several files of one community as one history: in order of time, and what overlapping files tell twice, once.
 *
 * Law (property test): whatever files cover a history, the same events come out, as long as each minute stands
 * whole in one of the files that hold it. Things without an id of their own are told apart within a minute only.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import { openHistory, type HistoryOptions } from '../imports.ts'
import { byTime } from '../replay/by-time.ts'
import { MergeCounts } from './merge-counts.ts'
import { Twins } from './twins.ts'

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
 * Events of all files in order of time; equal times keep the order of the files.
 * @param counts is filled on the way and complete at the end
 * @throws ImportError
 */
export async function* mergedHistory(
  files: readonly string[],
  options: HistoryOptions = {},
  counts: MergeCounts = new MergeCounts(),
): AsyncGenerator<MergedEvent, void, undefined> {
  const twins = new Twins()
  for await (const item of byTime(read(files, options, counts))) {
    if (twins.isNew(item)) yield item
    else counts.duplicate(item.file)
  }
}

async function* read(
  files: readonly string[],
  options: HistoryOptions,
  counts: MergeCounts,
): AsyncGenerator<MergedEvent, void, undefined> {
  for await (const record of openHistory(files, options)) {
    counts.record(record)
    const { file, place, format } = record
    for (const event of record.events) yield { at: event.at, event, file, place, format }
  }
}

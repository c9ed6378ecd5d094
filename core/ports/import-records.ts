/** Formats that are one JSON document with its records in a list. */
import { broken, type ImportFile, type ImportedRecord } from './import.ts'
import { JsonWalker, isObject, type JsonObject } from './import-json.ts'

export interface RecordReader {
  /** Where the records are, such as `messages/*`. */
  readonly path: string
  readonly onRecord: (record: JsonObject, place: number) => ImportedRecord
  /** A plain value outside of the records; null ones are left out. */
  readonly onValue: (path: string, value: string | number | boolean) => void
}

/** Yields what becomes of each record, numbered from 1, a batch of tokens at a time. */
export async function* readRecords(
  file: ImportFile,
  { path: wanted, onRecord, onValue }: RecordReader,
): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === wanted,
    onOpen: () => undefined,
    onValue: (path, value) => {
      if (value !== null) onValue(path, value)
    },
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? onRecord(value, place) : broken(place, 'not-an-object'))
    },
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}

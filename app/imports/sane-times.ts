/** Times that cannot be, whatever the format made of them: such a record is broken. */
import { broken, type ImportedRecord } from '../../core/ports/import.ts'

/** The end of the year 9999: further than any calendar here goes. */
const LAST = 253_402_300_799_999

export function withSaneTimes(records: readonly ImportedRecord[]): readonly ImportedRecord[] {
  return records.every(isSane)
    ? records
    : records.map((record) => (isSane(record) ? record : broken(record.place, 'time-unreadable')))
}

function isSane({ events }: ImportedRecord): boolean {
  return events.every(({ at }) => Number.isSafeInteger(at) && at >= 0 && at <= LAST)
}

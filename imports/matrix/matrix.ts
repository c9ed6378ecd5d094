/** A Matrix room as Element exports it: one JSON document with the room's events in `messages`. */
import { type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { readRecords } from '../../core/ports/import-records.ts'
import { MatrixRoom } from './room.ts'

export const matrix: ImportFormat = {
  name: 'matrix',
  label: { 'zh-CN': 'Matrix（Element 导出）', en: 'Matrix, exported by Element' },
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*\{/.test(head)) return 0
    if (/"room_name"\s*:/.test(head) && /"messages"\s*:\s*\[/.test(head)) return 0.95
    return /"messages"\s*:\s*\[/.test(head) && /"origin_server_ts"\s*:/.test(head) ? 0.8 : 0
  },
  read,
}

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const room = new MatrixRoom(file.group)
  return readRecords(file, {
    path: 'messages/*',
    onRecord: (record, place) => room.record(record, place),
    onValue: (path, value) => {
      if (path === 'room_name' && typeof value === 'string') room.name(value)
      else if (path === 'room_creator' && typeof value === 'string') room.creator(value)
    },
  })
}

/** MemoTrace (留痕, WeChatMsg): its table in three generations, and its text. */
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'
import { groupOfFile, readText } from '../../core/ports/import-text.ts'
import { headerOf, readTable } from './table.ts'
import { MemotraceText, textHeader } from './text.ts'

/** Lines of the head that decide. */
const LOOKED_AT = 200

export const memotrace: ImportFormat = {
  name: 'memotrace',
  label: { 'zh-CN': '微信：留痕（MemoTrace、WeChatMsg）', en: 'WeChat, by MemoTrace (WeChatMsg)' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string, name: string): number {
  const lines = head
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(0, LOOKED_AT)
  if (headerOf((lines[0] ?? '').split(',')) !== null) return 0.95
  if (/\.(?:csv|json|jsonl|html?)$/i.test(name)) return 0
  const first = lines.find((line) => line.trim() !== '') ?? ''
  return textHeader(first) === null ? 0 : 0.7
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  if (/\.csv$/i.test(file.name)) yield* readTable(file)
  else yield* readText(file, new MemotraceText(groupOfFile(file), file.zone))
}

/** LINE's text export, in the languages of its clients. */
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'
import { readText } from '../../core/ports/import-text.ts'
import { LineChat } from './chat.ts'
import { dateLine, messageLine } from './lines.ts'

/** Lines of the head that decide. */
const LOOKED_AT = 60

export const line: ImportFormat = {
  name: 'line',
  label: { 'zh-CN': 'LINE 导出的文本', en: 'LINE, exported as text' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string, name: string): number {
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/, LOOKED_AT)
  if (lines[0]?.startsWith('[LINE] ')) return 0.95
  if (/\.(?:csv|json|jsonl|html?)$/i.test(name)) return 0
  const dated = lines.findIndex((text) => dateLine(text) !== null)
  if (dated < 0) return 0
  const isSpaced = isDotted(lines[dated] ?? '')
  const said = lines.slice(dated + 1).filter((text) => messageLine(text, isSpaced) !== null)
  return said.length > 0 ? 0.8 : 0
}

/** Older clients for PCs write the date with dots, and spaces between time, name and words. */
function isDotted(text: string): boolean {
  return /^\d{4}\.\d{2}\.\d{2} \p{L}/u.test(text)
}

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  return readText(file, new LineChat(file))
}

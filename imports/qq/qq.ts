/** QQ's own export: a text file, of one chat or of all. */
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'
import { readText } from '../../core/ports/import-text.ts'
import { headerOf } from './header.ts'
import { QqText } from './text.ts'

export const qq: ImportFormat = {
  name: 'qq',
  label: { 'zh-CN': 'QQ 导出的文本', en: 'QQ, exported as text' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string, name: string): number {
  const start = head.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('消息记录（此消息记录为文本格式')) return 0.95
  if (/^消息对象[:：]/m.test(start) && /^消息分组[:：]/m.test(start)) return 0.9
  if (/\.(?:csv|json|jsonl|html?)$/i.test(name)) return 0
  const [first = ''] = start.split(/\r?\n/, 1)
  const header = headerOf(first)
  return header !== null && header.id !== null ? 0.75 : 0
}

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  return readText(file, new QqText(file))
}

/** Telegram Desktop's export as web pages: `messages.html`, `messages2.html` and so on, each whole in itself. */
import { Parser } from 'htmlparser2'
import { checkDepth } from '../../core/ports/import-html.ts'
import {
  ImportError,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { TelegramPage } from './page.ts'

export const telegramHtml: ImportFormat = {
  name: 'telegram-html',
  label: { 'zh-CN': 'Telegram Desktop 的网页', en: 'Telegram Desktop, HTML' },
  platform: 'telegram',
  // Times say how far they are from UTC; only exports of old versions do not, and go by the zone that was given.
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*<!DOCTYPE html>/i.test(head)) return 0
    if (/class="page_body chat_page"/.test(head)) return 0.95
    return /class="history"/.test(head) && /class="message (?:service|default)/.test(head) ? 0.8 : 0
  },
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const page = new TelegramPage(file)
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      page.walker.open(tag, attributes)
      checkDepth(page.walker.depth, file.name)
    },
    ontext: (text) => page.walker.text(text),
    onclosetag: (tag) => page.walker.close(tag),
  })
  for await (const text of file.text()) {
    parser.write(text)
    yield page.take()
  }
  if (page.isAmid) throw cutAmid(file, page.place)
  parser.end()
  yield page.take()
}

function cutAmid(file: ImportFile, record: number): ImportError {
  const expected = {
    'zh-CN': '网页在一条消息中间就断了；请重新导出或重新拷贝这个文件',
    en: 'expected the page to go on, but it ends amid a message; export or copy the file again',
  }
  return new ImportError({ code: 'truncated', file: file.name, place: { record }, expected, read: 0 })
}

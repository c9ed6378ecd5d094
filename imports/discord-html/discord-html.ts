/** DiscordChatExporter's web page: one channel a file, or a part of it. */
import { Parser } from 'htmlparser2'
import { checkDepth } from '../../core/ports/import-html.ts'
import {
  ImportError,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { DiscordPage } from './page.ts'

export const discordHtml: ImportFormat = {
  name: 'discord-html',
  label: { 'zh-CN': 'DiscordChatExporter 的网页', en: 'DiscordChatExporter, HTML' },
  // The page writes times in the language and zone of who made it; the ids of messages hold the instants.
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*<!DOCTYPE html>/i.test(head)) return 0
    if (/class="?chatlog__message|class="?preamble__/.test(head)) return 0.95
    return /Tyrrrz\/DiscordFonts|\.chatlog__|\.preamble__|ggsans-/.test(head) ? 0.8 : 0
  },
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const page = new DiscordPage(file)
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

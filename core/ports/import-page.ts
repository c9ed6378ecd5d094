/** Formats that are web pages: any parser feeds a page, which says what it has found so far. */
import { checkDepth, type HtmlAttributes } from './import-html.ts'
import { ImportError, type ImportFile, type ImportedRecord } from './import.ts'

export interface MessagePage {
  readonly walker: {
    readonly depth: number
    readonly open: (tag: string, attributes: HtmlAttributes) => void
    readonly text: (text: string) => void
    readonly close: (tag: string) => void
  }
  /** Whether a message has begun that has not ended. */
  readonly isAmid: boolean
  /** Number of the last record that has begun. */
  readonly place: number
  /** The records that are whole; each once. */
  readonly take: () => readonly ImportedRecord[]
}

export interface PageParser {
  readonly write: (text: string) => void
  readonly end: () => void
}

export interface PageHandlers {
  readonly onopentag: (tag: string, attributes: HtmlAttributes) => void
  readonly ontext: (text: string) => void
  readonly onclosetag: (tag: string) => void
}

/** @throws ImportError when the page ends amid a message or is nested beyond any sense. */
export async function* readPage(
  file: ImportFile,
  page: MessagePage,
  parserOf: (handlers: PageHandlers) => PageParser,
): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const parser = parserOf({
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

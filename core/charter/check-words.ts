/** Word lists, inline or from files beside the charter. */
import { both, fault, warning, type FaultDraft } from './fault.ts'
import { entriesOf, field, itemsOf, stringOf, type Tree } from './tree.ts'

export type WordFiles = Readonly<Record<string, string>>
export type WordLists = Readonly<Record<string, readonly string[]>>

const LONGEST_WORD = 200
const MOST_WORDS = 200_000

/** Names of the files that word lists of this tree point to. */
export function wordFilesOf(tree: Tree): readonly string[] {
  return entriesOf(field(tree, 'words')).flatMap(({ value }) => stringOf(field(value, 'file')) ?? [])
}

/** Whether a path stays inside the folder of the charter. */
export function staysInside(path: string): boolean {
  return !/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !path.split('/').includes('..')
}

export function readWords(
  tree: Tree,
  files: WordFiles,
): { readonly lists: WordLists; readonly faults: readonly FaultDraft[] } {
  const faults: FaultDraft[] = []
  const lists = entriesOf(field(tree, 'words')).map(({ key, value }): [string, readonly string[]] => {
    const file = field(value, 'file')
    const words = file
      ? wordsOfFile(file, files, faults)
      : itemsOf(value).flatMap((item) => stringOf(item) ?? [])
    if (faults.length === 0 && words.length === 0 && value.kind === 'list') {
      faults.push(warning(value.start, 'no-words', both('词表是空的', 'the word list is empty')))
    }
    return [key, words]
  })
  return { lists: Object.fromEntries(lists), faults }
}

function wordsOfFile(node: Tree, files: WordFiles, faults: FaultDraft[]): readonly string[] {
  const path = stringOf(node)
  if (path === null) return []
  if (!staysInside(path)) {
    faults.push(
      fault(
        node.start,
        'bad-path',
        both('词表文件要放在章程所在的文件夹里', 'a word list must lie in the folder of the charter'),
        both(
          '写相对路径，例如 words/ads.txt，不含“..”。',
          "Write a relative path such as words/ads.txt, without '..'.",
        ),
      ),
    )
    return []
  }
  const text = Object.hasOwn(files, path) ? files[path] : undefined
  if (text === undefined) {
    faults.push(
      fault(
        node.start,
        'missing-file',
        both(`找不到词表文件“${path}”`, `the word list '${path}' was not found`),
        both('路径从章程所在的文件夹算起。', 'Its path starts at the folder of the charter.'),
      ),
    )
    return []
  }
  const words = splitWords(text)
  const problem = problemOf(path, text, words)
  if (problem) faults.push({ ...problem, offset: node.start })
  return words
}

/** One word a line; empty lines and lines that begin with `#` do not count. */
function splitWords(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function problemOf(path: string, text: string, words: readonly string[]): FaultDraft | null {
  if (text.includes('\uFFFD') || text.includes('\0')) {
    return fault(0, 'not-utf8', both(`“${path}”不是 UTF-8 文本`, `'${path}' is not a UTF-8 text`))
  }
  if (words.length > MOST_WORDS) {
    return fault(
      0,
      'too-many-words',
      both(`“${path}”超过 ${MOST_WORDS} 个词`, `'${path}' has more than ${MOST_WORDS} words`),
    )
  }
  const long = words.findIndex((word) => word.length > LONGEST_WORD)
  if (long >= 0) {
    return fault(
      0,
      'word-too-long',
      both(
        `“${path}”的第 ${long + 1} 个词超过 ${LONGEST_WORD} 个字符`,
        `word ${long + 1} of '${path}' is longer than ${LONGEST_WORD} characters`,
      ),
    )
  }
  return words.length === 0
    ? warning(0, 'no-words', both(`“${path}”里没有词`, `'${path}' holds no words`))
    : null
}

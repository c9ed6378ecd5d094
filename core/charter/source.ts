/** Whether a file is a text that can be a charter at all. */
import { both, fault, type FaultDraft } from './fault.ts'

/** Longest charter, in UTF-16 units. */
export const LONGEST_SOURCE = 1_000_000

// Tab, line feed and carriage return are fine; the others come from binary files or UTF-16.
const CONTROL = /[\0-\x08\v\f\x0e-\x1f\x7f]/

/** Why `source` cannot be read as a charter, or null. */
export function checkSource(source: string): FaultDraft | null {
  if (source.length > LONGEST_SOURCE) {
    return fault(
      0,
      'too-long',
      both('文件超过 1 MB', 'the file is larger than 1 MB'),
      both(
        '把长词表放进单独的文件，用 words 里的 file 引用。',
        'Move long word lists into files of their own and name them under `words`.',
      ),
    )
  }
  const lost = source.indexOf('\uFFFD')
  if (lost >= 0) {
    return fault(
      lost,
      'not-utf8',
      both('文件不是 UTF-8 编码', 'the file is not UTF-8'),
      both('用 UTF-8 编码另存一次。', 'Save it as UTF-8.'),
    )
  }
  const control = source.search(CONTROL)
  if (control >= 0) {
    return fault(
      control,
      'not-text',
      both('文件里有控制字符，不是普通文本', 'the file holds control characters: it is not plain text'),
      both('用 UTF-8 编码另存为纯文本。', 'Save it as plain text in UTF-8.'),
    )
  }
  const bare = source.search(/\r(?!\n)/)
  if (bare >= 0) {
    return fault(
      bare,
      'line-ends',
      both('换行符是单独的 CR，YAML 不认', 'a line ends with CR alone, which YAML does not know'),
      both('改用 LF 或 CRLF 换行后另存。', 'Save it with LF or CRLF line ends.'),
    )
  }
  if (source.replace(/^\uFEFF/, '').trim() === '') {
    return fault(
      0,
      'empty',
      both('文件是空的', 'the file is empty'),
      both(
        '从一份现成的章程开始，例如 charters/tiny.zh-CN.yaml。',
        'Start from a ready-made charter, such as charters/tiny.en.yaml.',
      ),
    )
  }
  return null
}

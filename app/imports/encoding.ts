/** Which encoding a text is in, by its first bytes. */

/** Bytes that are looked at. */
export const LOOKED_AT = 64 * 1024

/** A share of unreadable characters above this, of those beyond ASCII, means that it is not UTF-8. */
const MOST_UNREADABLE = 0.1
/** A share of common characters below this means that it is not Chinese. */
const LEAST_COMMON = 0.7

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * A byte order mark decides; else UTF-8, unless that makes no sense and GB18030 does. Bytes that fit nowhere
 * are left to become U+FFFD.
 */
export function encodingOf(head: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte))
  if (marked !== undefined) return marked[0]
  return isUtf8(head) || !isGb18030(head) ? 'utf-8' : 'gb18030'
}

function isUtf8(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true })
  let foreign = 0
  let unreadable = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x80) foreign++
    if (unit === 0xfffd) unreadable++
  }
  return unreadable <= foreign * MOST_UNREADABLE
}

/**
 * Valid, and most of what is beyond ASCII stands in pairs of the common rows: Latin letters with accents stand
 * alone, and would be read as rare characters together with the letter behind them.
 */
function isGb18030(head: Uint8Array): boolean {
  if (head.includes(0) || !isValid(head)) return false
  let pairs = 0
  let common = 0
  for (let i = 0; i < head.length; i++) {
    const lead = head[i] ?? 0
    if (lead < 0x80) continue
    pairs++
    if (lead >= 0xa1 && (head[++i] ?? 0) >= 0xa1) common++
  }
  return common > pairs * LEAST_COMMON
}

function isValid(head: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Meta writes the bytes of UTF-8 as if each were a character: `Ã¤` for `ä`. */

const utf8 = new TextDecoder('utf-8', { fatal: true })
const ASCII = /^[\x00-\x7F]*$/
const BYTES = /^[\x00-\xFF]*$/

/** The text as it was written; as it is where it was not broken that way. */
export function repaired(text: string): string {
  if (ASCII.test(text) || !BYTES.test(text)) return text
  try {
    return utf8.decode(Uint8Array.from(text, (char) => char.charCodeAt(0)))
  } catch {
    return text
  }
}

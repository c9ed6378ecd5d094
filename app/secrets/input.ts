/** A secret as it is typed or piped in. */
import { StoreRefusal } from '../../shell/store/refusal.ts'

const LONGEST = 64 * 1024

/**
 * All of `input`, without the end of its last line.
 * @throws StoreRefusal `damaged` when there is nothing, or more than any secret is long
 */
export async function readSecretText(input: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk))
    bytes += chunk.length
    if (bytes > LONGEST) break
  }
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (text !== '' && bytes <= LONGEST) return text
  throw new StoreRefusal('damaged', {
    en: 'The secret is read from standard input: give it there, on one line or from a file of at most 64 KB.',
    'zh-CN': '凭据从标准输入读取：请在那里给出一行，或一个不超过 64 KB 的文件。',
  })
}

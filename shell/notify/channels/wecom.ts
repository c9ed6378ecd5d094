/** 企业微信 group robot: plain text of at most 2048 bytes. Its address is its secret. */
import { JSON_HEADERS, SENT, cutBytes, numberIn, passing, refused } from './format.ts'
import type { Format } from './format.ts'

const MOST_BYTES = 2_048
const TOO_MANY = 45_009
const BUSY = -1

export const wecom: Format = {
  post: ({ title, text }, { url }) => ({
    url,
    headers: JSON_HEADERS,
    body: JSON.stringify({ msgtype: 'text', text: { content: cutBytes(`${title}\n${text}`, MOST_BYTES) } }),
  }),
  judge: (body) => {
    const code = numberIn(body, 'errcode')
    if (code === 0) return SENT
    if (code === null) return refused('answer-not-understood')
    if (code === TOO_MANY) return passing(`wecom-${code}`, 60_000)
    return code === BUSY ? passing('wecom-busy') : refused(`wecom-${code}`)
  },
}

/** 飞书 custom robot (Lark outside China): plain text, signed in the body. */
import { createHmac } from 'node:crypto'
import { JSON_HEADERS, SENT, cutBytes, numberIn, passing, refused } from './format.ts'
import type { Format } from './format.ts'

const MOST_BYTES = 18_000
/** Too many calls, by the robot and by the tenant. */
const TOO_MANY = new Set([9499, 11_232, 99_991_400])

export const feishu: Format = {
  post: ({ title, text, at }, { url, secret }) => ({
    url,
    headers: JSON_HEADERS,
    body: JSON.stringify({
      ...(secret === undefined ? {} : signature(secret, at)),
      msg_type: 'text',
      content: { text: cutBytes(`${plain(title)}\n${plain(text)}`, MOST_BYTES) },
    }),
  }),
  judge: (body) => {
    const code = numberIn(body, 'code') ?? numberIn(body, 'StatusCode')
    if (code === 0) return SENT
    if (code === null) return refused('answer-not-understood')
    return TOO_MANY.has(code) ? passing(`feishu-${code}`, 60_000) : refused(`feishu-${code}`)
  },
}

/** The secret is the key and nothing is signed: that is how the service wants it. Seconds, not milliseconds. */
function signature(secret: string, at: number): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(Math.floor(at / 1_000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') }
}

/** `<at user_id="all">` would call everybody. */
function plain(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞')
}

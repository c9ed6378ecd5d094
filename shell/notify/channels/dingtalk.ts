/** 钉钉 custom robot: markdown, signed in the query with the robot's secret (加签). */
import { createHmac } from 'node:crypto'
import { JSON_HEADERS, SENT, cutBytes, numberIn, passing, refused } from './format.ts'
import type { Format } from './format.ts'

const MOST_BYTES = 18_000
/** Twenty messages a minute; more, and the robot is silent for ten minutes. */
const TOO_MANY = new Set([130_101, 410_100])
const SILENT_FOR = 10 * 60_000
const BUSY = -1

export const dingtalk: Format = {
  post: ({ title, text, at }, { url, secret }) => ({
    url: secret === undefined ? url : signed(url, secret, at),
    headers: JSON_HEADERS,
    body: JSON.stringify({
      msgtype: 'markdown',
      // Two spaces before a line break: markdown would join the lines.
      markdown: {
        title,
        text: cutBytes(`#### ${plain(title)}\n\n${plain(text).replaceAll('\n', '  \n')}`, MOST_BYTES),
      },
    }),
  }),
  judge: (body) => {
    const code = numberIn(body, 'errcode')
    if (code === 0) return SENT
    if (code === null) return refused('answer-not-understood')
    if (TOO_MANY.has(code)) return passing(`dingtalk-${code}`, SILENT_FOR)
    return code === BUSY ? passing('dingtalk-busy') : refused(`dingtalk-${code}`)
  },
}

function signed(url: string, secret: string, at: number): string {
  const sign = createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64')
  const address = new URL(url)
  address.searchParams.set('timestamp', String(at))
  address.searchParams.set('sign', sign)
  return address.href
}

/** Names of groups and rules are words, not markup. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#!|]/g, (mark) => `\\${mark}`)
}

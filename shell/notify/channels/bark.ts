/** Bark on an iPhone, through its public server or one's own. Urgent ones break through a focus. */
import { JSON_HEADERS, SENT, cutBytes, numberIn, passing, refused } from './format.ts'
import type { Format } from './format.ts'

/** Apple takes 4 kB with everything around the text. */
const MOST_BYTES = 3_000

export const bark: Format = {
  post: ({ title, text, urgent }, { url, secret }) => ({
    url: new URL('/push', url).href,
    headers: JSON_HEADERS,
    body: JSON.stringify({
      device_key: secret ?? keyIn(url),
      title: cutBytes(title, 300),
      body: cutBytes(text, MOST_BYTES),
      level: urgent ? 'timeSensitive' : 'active',
      group: 'Folkmoot',
    }),
  }),
  judge: (body) => {
    const code = numberIn(body, 'code')
    if (code === 200) return SENT
    if (code === null) return refused('answer-not-understood')
    return code === 429 || code >= 500 ? passing(`bark-${code}`) : refused(`bark-${code}`)
  },
}

/** The app shows the key as the first part of an address: `https://api.day.app/<key>/`. */
export function keyIn(url: string): string {
  return new URL(url).pathname.split('/').find((part) => part !== '' && part !== 'push') ?? ''
}

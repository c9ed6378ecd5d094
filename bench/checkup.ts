/** What a checkup costs a message, beside merely reading the same lines; and what memory it takes at most. */
import type { Incoming } from '../core/chat/incoming.ts'
import { Checkup } from '../core/health/checkup.ts'
import { makeWorkload } from './workload.ts'

export interface CheckupBench {
  readonly messages: number
  readonly members: number
  /** CPU time of this process, which a busy machine inflates less than the clock. */
  readonly readSeconds: number
  readonly checkupSeconds: number
  readonly ratio: number
  readonly microsecondsAMessage: number
  readonly peakMb: number
}

const GROUPS = 4
const MEMBERS = 4_000
const TEXTS = 20_000
/** Some eight years for half a million messages. */
const APART = 480_000
const START = Date.UTC(2018, 0, 1)
const WORD = /[\p{L}\p{N}]+/gu

export function measureCheckup(messages: number): Promise<CheckupBench> {
  const texts = makeWorkload(TEXTS).messages.map(({ text }) => text)
  const readSeconds = cpuOf(() => {
    for (let n = 0; n < messages; n++) eventOf(n, texts)
  })
  const checkup = new Checkup({
    zone: { name: 'Asia/Shanghai', from: 'given' },
    roles: { owner: null, managers: [] },
    segment: (text) => text.match(WORD) ?? [],
    version: 'bench',
  })
  let members = 0
  const checkupSeconds = cpuOf(() => {
    for (let n = 0; n < messages; n++) checkup.take(eventOf(n, texts), { file: 'bench', place: n + 1 })
    members = checkup.report({ files: [], doubled: 0, caveats: [] }).history.members
  })
  return Promise.resolve({
    messages,
    members,
    readSeconds: round(readSeconds),
    checkupSeconds: round(checkupSeconds),
    ratio: round(checkupSeconds / readSeconds),
    microsecondsAMessage: round((checkupSeconds * 1e6) / messages),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1_024),
  })
}

/** As a parser yields it: out of JSON, with strings of its own. */
function eventOf(n: number, texts: readonly string[]): Incoming {
  // Few write much and many little, as in a real group.
  const who = Math.floor(MEMBERS * ((n * 0.618_033_988_749) % 1) ** 3)
  const text = texts[(n * 7_919) % texts.length] ?? ''
  const line = JSON.stringify({ n, who, group: n % GROUPS, text })
  const read: unknown = JSON.parse(line)
  const said = typeof read === 'object' && read !== null && 'text' in read ? String(read.text) : ''
  const group = String(n % GROUPS)
  const name = `member ${who}`
  return {
    kind: 'message.sent',
    at: START + n * APART,
    source: 'import',
    group: { native: group, name: group },
    person: { native: name, name },
    native: String(n),
    data: n % 9 === 0 && n > 40 ? { replyTo: String(n - 4 * (1 + (n % 5))) } : {},
    content: { parts: [{ type: 'text', text: said }], name },
  }
}

function cpuOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const round = (value: number): number => Number(value.toFixed(2))

/** psybnc keeps what the server sent: `2026-10-05-21-40-12:net::nick!user@host PRIVMSG #dev :text`. */
import type { LogLine } from './log-line.ts'

const SENT =
  /^(\d{4})-(\d{2})-(\d{2})-(\d{2})-(\d{2})-(\d{2}):[^:\s]{0,64}::([^!\s]{1,64})(?:!\S{1,200})? ([A-Z]{3,8})(?: (.*))?$/s
// eslint-disable-next-line no-control-regex -- the protocol's own sign
const ACTION = /^\u0001ACTION ([^\u0001]*)\u0001?$/s

/** null when it is no line of psybnc. */
export function psybncLine(line: string): LogLine | null {
  const found = SENT.exec(line)
  if (found === null) return null
  const [, year, month, date, hours, minutes, seconds, nick = '', command, rest = ''] = found
  const day = Date.UTC(Number(year), Number(month) - 1, Number(date))
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
  const timed = { day, time }
  const { targets, text } = argumentsOf(rest)
  switch (command) {
    case 'PRIVMSG':
    case 'NOTICE': {
      const deed = ACTION.exec(text)?.[1]
      const kind = deed !== undefined ? 'action' : command === 'NOTICE' ? 'notice' : 'message'
      return { kind, nick, text: deed ?? text, operator: false, ...timed }
    }
    case 'JOIN':
      return { kind: 'system', text: `${nick} has joined`, ...timed }
    case 'PART':
    case 'QUIT':
      return { kind: 'system', text: `${nick} has quit`, ...timed }
    case 'KICK':
      return { kind: 'system', text: `${targets[1] ?? '?'} was kicked by ${nick}`, ...timed }
    case 'NICK':
      return { kind: 'system', text: `${nick} is now known as ${text || (targets[0] ?? '?')}`, ...timed }
    default:
      return { kind: 'system', text: '', ...timed }
  }
}

/** The last argument begins with a colon and goes to the end. */
function argumentsOf(rest: string): { readonly targets: readonly string[]; readonly text: string } {
  const cut = rest.startsWith(':') ? 0 : rest.indexOf(' :')
  if (cut < 0) return { targets: rest.split(' '), text: '' }
  return { targets: rest.slice(0, cut).split(' '), text: rest.slice(rest.indexOf(':', cut) + 1) }
}

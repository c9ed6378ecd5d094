/** One line of a log, in whatever client's style. */
import { sentenceOf, sessionLine, uncoloured } from './log-mirc.ts'
import { psybncLine } from './log-psybnc.ts'

interface Timed {
  /** Milliseconds since midnight; null for lines that carry no time. */
  readonly time: number | null
  readonly day: number | null
}
export type LogLine =
  | (Timed & {
      readonly kind: 'message' | 'action' | 'notice'
      readonly nick: string
      readonly text: string
      /** The nick carried the sign of a channel operator. */
      readonly operator: boolean
    })
  | (Timed & { readonly kind: 'system'; readonly text: string })
  | { readonly kind: 'date'; readonly date: number }

/** `[12:34:56] `, `12:34 ` or `2026-01-31 12:34:56<tab>` in front. */
const STAMP = /^(?:\[(\d{1,2}):(\d{2})(?::(\d{2}))?\]|(\d{1,2}):(\d{2})(?::(\d{2}))?) /
/** The same with the day in it, as bots and some themes write: `[2026-01-31 12:34:56] `, `2026-01-31T12:34:56  `. */
const WHOLE = /^\[?(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?\]? {1,2}(?=[<*-])/
const WEECHAT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})\t([^\t]*)\t(.*)$/s
const DATED = /^--- (?:Log opened|Day changed) \w{3} (\w{3}) (\d{2}) (?:[\d:]+ )?(\d{4})/
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const SAID = /^<([ ~&@%+]?)([^>\s]{1,64})> ?(.*)$/s
const ACTED = /^ ?\* ([~&@%+]?)([^\s*]{1,64}) (.*)$/s
const NOTED = /^-([^\s-][^\s]{0,63}?)(?::\S+)?- (.*)$/s
const SYSTEM = /^(?:-!-|\*\*\*|===) (.*)$/s
const OPERATOR = /[~&@]/

/** null when it is no line of a log. */
export function lineOf(raw: string): LogLine | null {
  const line = uncoloured(raw)
  const weechat = WEECHAT.exec(line)
  if (weechat) return weechatLine(weechat)
  if (line.startsWith('--- ')) return dateLine(line)
  if (line.startsWith('=== ')) return { kind: 'system', text: line.slice(4), time: null, day: null }
  if (line.startsWith('Session ')) return sessionOf(line)
  const whole = WHOLE.exec(line)
  if (whole) return spoken(line.slice(whole[0].length), wholeTime(whole))
  const stamp = STAMP.exec(line)
  // What psybnc keeps has signs of its own, which look like colours.
  if (!stamp) return psybncLine(raw)
  const time = millis(stamp[1] ?? stamp[4], stamp[2] ?? stamp[5], stamp[3] ?? stamp[6])
  return spoken(line.slice(stamp[0].length), { time, day: null })
}

function spoken(rest: string, timed: Timed): LogLine | null {
  const [, sign = '', nick, text = ''] = SAID.exec(rest) ?? []
  if (nick !== undefined) return { kind: 'message', nick, text, operator: OPERATOR.test(sign), ...timed }
  const system = SYSTEM.exec(rest)?.[1]
  if (system !== undefined) return { kind: 'system', text: system, ...timed }
  const [, rank = '', actor, deed = ''] = ACTED.exec(rest) ?? []
  const sentence = actor === undefined ? null : sentenceOf(actor, deed)
  if (sentence !== null) return { kind: 'system', text: sentence, ...timed }
  if (actor !== undefined)
    return { kind: 'action', nick: actor, text: deed, operator: OPERATOR.test(rank), ...timed }
  const [, sender, note = ''] = NOTED.exec(rest) ?? []
  return sender === undefined ? null : { kind: 'notice', nick: sender, text: note, operator: false, ...timed }
}

function dateLine(line: string): LogLine | null {
  const [, month = '', day, year] = DATED.exec(line) ?? []
  if (year === undefined)
    return line.startsWith('--- Log closed') ? { kind: 'system', text: '', time: null, day: null } : null
  return { kind: 'date', date: Date.UTC(Number(year), MONTHS.indexOf(month) / 3, Number(day)) }
}

function sessionOf(line: string): LogLine | null {
  const date = sessionLine(line)
  if (date === null) return null
  return date === 'closed' ? { kind: 'system', text: '', time: null, day: null } : { kind: 'date', date }
}

function wholeTime([, year, month, date, hours, minutes, seconds]: RegExpExecArray): Timed {
  const day = Date.UTC(Number(year), Number(month) - 1, Number(date))
  return { time: millis(hours, minutes, seconds), day }
}

function weechatLine(match: RegExpExecArray): LogLine {
  const [, year, month, date, hours, minutes, seconds, prefix = '', text = ''] = match
  const timed = {
    time: millis(hours, minutes, seconds),
    day: Date.UTC(Number(year), Number(month) - 1, Number(date)),
  }
  const sign = prefix.trim()
  if (sign === '*') return spoken(`* ${text}`, timed) ?? { kind: 'system', text, ...timed }
  if (sign === '-->' || sign === '<--' || sign === '--' || sign === '=!=' || sign === '') {
    return { kind: 'system', text, ...timed }
  }
  const nick = sign.replace(/^[~&@%+]/, '')
  return { kind: 'message', nick, text, operator: OPERATOR.test(sign.charAt(0)), ...timed }
}

function millis(hours = '0', minutes = '0', seconds = '0'): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
}

/** Writes lines as IRC clients do, for tests. */

export interface Written {
  readonly at: number
  readonly nick: string
  readonly text: string
  readonly isDeed: boolean
}
export const STYLES = ['irssi', 'mirc', 'weechat', 'psybnc', 'whole'] as const
export type Style = (typeof STYLES)[number]

const DAY = 86_400_000

/** In the order of time. */
export function printed(lines: readonly Written[], style: Style): string {
  let day = -1
  return lines
    .map((line) => {
      const isNew = Math.floor(line.at / DAY) !== day
      day = Math.floor(line.at / DAY)
      return `${isNew ? dayLine(line.at, style) : ''}${lineOf(line, style)}\n`
    })
    .join('')
}

function dayLine(at: number, style: Style): string {
  const [weekday = '', date, month, year] = new Date(at).toUTCString().split(' ')
  const name = weekday.slice(0, 3)
  if (style === 'irssi') return `--- Day changed ${name} ${month} ${date} ${year}\n`
  return style === 'mirc' ? `Session Time: ${name} ${month} ${date} 00:00:00 ${year}\n` : ''
}

function lineOf({ at, nick, text, isDeed }: Written, style: Style): string {
  const iso = new Date(at).toISOString()
  const clock = iso.slice(11, 19)
  const said = isDeed ? `* ${nick} ${text}` : `<${nick}> ${text}`
  switch (style) {
    case 'irssi':
      return isDeed ? `${clock}  * ${nick} ${text}` : `${clock} < ${nick}> ${text}`
    case 'mirc':
      return `[${clock}] ${said}`
    case 'weechat':
      return isDeed
        ? `${iso.slice(0, 10)} ${clock}\t *\t${nick} ${text}`
        : `${iso.slice(0, 10)} ${clock}\t${nick}\t${text}`
    case 'psybnc': {
      const sent = isDeed ? `\u0001ACTION ${text}\u0001` : text
      return `${iso.slice(0, 19).replace(/[T:]/g, '-')}:net::${nick}!u@h PRIVMSG #dev :${sent}`
    }
    case 'whole':
      return `[${iso.slice(0, 10)} ${clock}] ${said}`
  }
}

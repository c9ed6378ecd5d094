/** In which time zone wall clocks are read: the one that was given, or asked for once a format. */
import { isTimeZone } from '../../core/charter/zone.ts'
import { ImportError } from '../../core/ports/import.ts'

export type AskZone = (format: string, file: string) => string | Promise<string>

/** Read in where nobody says otherwise. */
const DEFAULT = 'UTC'

export class Zones {
  readonly #given: string | undefined
  readonly #ask: AskZone
  readonly #answers = new Map<string, string>()

  /** @throws ImportError when there is no such zone */
  constructor(given: string | undefined, ask: AskZone = () => DEFAULT) {
    if (given !== undefined) checked(given, '--tz')
    this.#given = given
    this.#ask = ask
  }

  /** @throws ImportError when the answer is no zone, or whoever is asked refuses. */
  async of(
    { name, times }: { readonly name: string; readonly times: 'instant' | 'local' },
    file: string,
  ): Promise<string> {
    if (this.#given !== undefined) return this.#given
    if (times === 'instant') return DEFAULT
    const known = this.#answers.get(name)
    if (known !== undefined) return known
    const zone = checked(await this.#ask(name, file), file)
    this.#answers.set(name, zone)
    return zone
  }
}

/** Answers the question for a zone where there is nobody to ask. */
export function zoneMissing(file: string): ImportError {
  const expected = {
    'zh-CN': '文件里的时间没有写时区；请用 --tz 写明，例如 --tz Asia/Shanghai',
    en: 'expected to know the time zone, which this file does not tell; name it with --tz, such as --tz Europe/Berlin',
  }
  return new ImportError({ code: 'zone-missing', file, place: {}, expected, read: 0 })
}

function checked(zone: string, file: string): string {
  if (isTimeZone(zone)) return zone
  const shown = JSON.stringify(zone.slice(0, 60))
  const expected = {
    'zh-CN': `没有 ${shown} 这个时区；请写 IANA 名称，例如 Asia/Shanghai`,
    en: `expected an IANA time zone such as Europe/Berlin, but there is no ${shown}`,
  }
  throw new ImportError({ code: 'zone-unknown', file, place: {}, expected, read: 0 })
}

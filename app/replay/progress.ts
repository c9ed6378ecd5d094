/** One line on a terminal that says how far the work is; nothing where there is no terminal. */
import type { Language } from '../../core/charter/compiled.ts'

type Stage = 'send' | 'read' | 'decide'

const WORDS: Readonly<Record<Stage, Readonly<Record<Language, string>>>> = {
  send: { 'zh-CN': '上传', en: 'sending' },
  read: { 'zh-CN': '读取', en: 'reading' },
  decide: { 'zh-CN': '判定', en: 'deciding' },
}
const WIDTH = 30
const CLEAR = '\r\u001B[K'

interface Terminal {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

export class Progress {
  readonly #out: Terminal
  readonly #language: Language
  #shown = ''

  constructor(out: Terminal, language: Language) {
    this.#out = out
    this.#language = language
  }

  /** Draws only when something visible changed. */
  show(stage: Stage, done: number, total: number): void {
    if (this.#out.isTTY !== true) return
    const share = total === 0 ? 0 : Math.min(1, done / total)
    const full = Math.round(share * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    const line = `${WORDS[stage][this.#language]} ${bar} ${Math.round(share * 100)} %`
    if (line === this.#shown) return
    this.#shown = line
    this.#out.write(CLEAR + line)
  }

  clear(): void {
    if (this.#shown !== '') this.#out.write(CLEAR)
    this.#shown = ''
  }
}

/** What a plan is made of: what there is to tell, whom, and what was told before. */
import type { NoticeKind, NoticePreferences, NoticeTexts } from '../../core/ports/notices.ts'
import type { Right } from './kinds.ts'

/** Something that operators should know. Its key is the same however often it is looked at. */
export interface Notice {
  /** `base` or `base~instance`: instances of one base are the same thing happening again. */
  readonly key: string
  readonly kind: NoticeKind
  /** When it arose. */
  readonly at: number
  /** One line. */
  readonly texts: NoticeTexts
  /** The operator who did it, who need not be told. */
  readonly actor?: string | undefined
}

export interface PersonChannel {
  readonly id: string
  readonly urgentOnly: boolean
}

/** An operator as one community sees them. */
export interface Person {
  readonly operator: string
  readonly right: Right
  readonly zone: string
  readonly preferences: NoticePreferences
  /** The console is always among them. */
  readonly channels: readonly PersonChannel[]
}

/** One notice that reached one channel of one person, as the ledger has it. */
export interface Told {
  readonly key: string
  readonly operator: string
  readonly channel: string
  readonly at: number
}

export interface Delivery {
  readonly operator: string
  readonly channel: string
  /** Most important first. */
  readonly notices: readonly Notice[]
  readonly urgent: boolean
  /** Of an urgent one: how many persons were told before. */
  readonly step: number
  /** Makes it happen once, whoever asks for it how often. */
  readonly dedupe: string
}

export const CONSOLE = 'console'

export function baseOf(key: string): string {
  return key.split('~', 1)[0] ?? key
}

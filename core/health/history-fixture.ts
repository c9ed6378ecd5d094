/** A history written in a few words, for the tests of the checkup. */
import type { Incoming, IncomingPerson } from '../chat/incoming.ts'
import { Checkup, type CheckupOptions } from './checkup.ts'
import type { CheckupReport } from './report.ts'

const MINUTE = 60_000
/** Monday, 5 January 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 0, 5, 9)

export class History {
  readonly events: Incoming[] = []
  readonly #group: string

  constructor(group = 'club') {
    this.#group = group
  }

  /** A message `minutes` after the start. */
  say(
    minutes: number,
    who: string,
    text: string,
    more: { replyTo?: string; bot?: boolean; topic?: string } = {},
  ): this {
    const { topic, ...data } = more
    return this.add({
      ...this.#base(minutes, who),
      kind: 'message.sent',
      native: `${this.#group}-${this.events.length}`,
      data,
      content: {
        parts: text === '' ? [] : [{ type: 'text', text }],
        name: who,
        ...(topic === undefined ? {} : { topic }),
      },
    })
  }

  join(minutes: number, who: string, inviter?: string): this {
    const base = this.#base(minutes, who)
    const invited = inviter === undefined ? {} : { inviter: { native: inviter, name: inviter } }
    return this.add({ ...base, ...invited, kind: 'member.joined', data: {}, content: { name: who } })
  }

  leave(minutes: number, who: string): this {
    return this.add({ ...this.#base(minutes, who), kind: 'member.left', data: {}, content: { name: who } })
  }

  notice(minutes: number, who: string, text: string): this {
    return this.add({ ...this.#base(minutes, who), kind: 'group.notice', data: {}, content: { text } })
  }

  react(minutes: number, who: string, of: string, emoji = '👍'): this {
    return this.add({ ...this.#base(minutes, who), kind: 'reaction.added', data: { of, emoji }, content: {} })
  }

  /** The platform's id of the latest event. */
  get last(): string {
    return this.events.at(-1)?.native ?? ''
  }

  add(event: Incoming): this {
    this.events.push(event)
    return this
  }

  report(options: Partial<CheckupOptions> = {}): CheckupReport {
    return reportOf(this.events, options)
  }

  #base(minutes: number, who: string) {
    const person: IncomingPerson = { native: who, name: who }
    return {
      at: START + minutes * MINUTE,
      source: 'import',
      group: { native: this.#group, name: this.#group },
      person,
    } as const
  }
}

/** The report on events, put in order of time. */
export function reportOf(events: readonly Incoming[], options: Partial<CheckupOptions> = {}): CheckupReport {
  const checkup = new Checkup({
    zone: { name: 'UTC', from: 'given' },
    roles: { owner: null, managers: [] },
    segment: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    version: '0.0.0',
    ...options,
  })
  const ordered = events.toSorted((a, b) => a.at - b.at)
  for (const [index, event] of ordered.entries()) checkup.take(event, { file: 'history', place: index + 1 })
  return checkup.report({ files: [], doubled: 0, caveats: [] })
}

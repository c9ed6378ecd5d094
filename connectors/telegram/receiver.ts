/** Takes updates in: what they tell is delivered, and only then may Telegram forget them. */
import type { Chat, Update } from 'grammy/types'
import type { Host } from '../../core/ports/connector.ts'
import { chatOf, eventsOf, migrationOf } from './decode.ts'
import { bareId } from './ids.ts'
import { isInside, roleOf } from './member.ts'
import type { Looks } from './looks.ts'
import type { Rights } from './rights.ts'
import type { View } from './view.ts'

export interface ReceiverTools {
  readonly host: Pick<Host, 'deliver' | 'log'>
  readonly view: View
  readonly rights: Rights
  readonly looks: Looks
  readonly only: ReadonlySet<number> | null
  /** Ends the waiting of a button that somebody pressed. */
  readonly answerButton: (query: string) => void
}

export class Receiver {
  readonly #tools: ReceiverTools

  constructor(tools: ReceiverTools) {
    this.#tools = tools
  }

  /**
   * Resolves when everything in the updates is committed, with `next` as the place to go on.
   * @throws what `deliver` throws: then the updates have to come again.
   */
  async take(updates: readonly Update[], next: number | null): Promise<void> {
    const { host, view } = this.#tools
    for (const update of updates) this.#read(update, () => this.#migrate(update))
    const wanted = updates.filter((update) => this.#read(update, () => this.#isWanted(chatOf(update))))
    for (const update of wanted) this.#read(update, () => this.#follow(update))
    const events = wanted.flatMap((update) => this.#read(update, () => eventsOf(view, update)) ?? [])
    const { groups } = view
    if (events.length > 0 || groups.changed) {
      const { version } = groups
      await host.deliver(events, groups.cursor(next))
      groups.saved(version)
    }
    for (const { callback_query: pressed } of updates) if (pressed) this.#tools.answerButton(pressed.id)
  }

  #isWanted(chat: Pick<Chat, 'id' | 'type'> | undefined): boolean {
    const { only, view } = this.#tools
    if (chat === undefined || (chat.type !== 'group' && chat.type !== 'supergroup')) return false
    return only === null || only.has(bareId(chat.id)) || only.has(Number(view.groups.known(chat.id)))
  }

  /** First of all, as what is said in the new chat may come before the word that it is the new one. */
  #migrate(update: Update): void {
    const migration = migrationOf(update)
    if (migration === null) return
    const { from, to } = migration
    const { view, looks } = this.#tools
    if (!this.#isWanted({ id: from, type: 'group' }) && !this.#isWanted({ id: to, type: 'supergroup' }))
      return
    view.groups.migrate(from, to)
    looks.want(view.groups.native(to))
  }

  /** What an update changes in what is known of groups, before anything is read by it. */
  #follow(update: Update): void {
    const { view, rights, looks } = this.#tools
    const chat = chatOf(update)
    if (chat === undefined) return
    const group = view.groups.native(chat.id)
    const { my_chat_member: own, chat_member: other } = update
    if (own) rights.learn(group, chat.id, own.new_chat_member)
    if (other) rights.note(group, other.new_chat_member.user.id, roleOf(other.new_chat_member))
    const gone = own !== undefined && !isInside(own.new_chat_member)
    if (!gone && (own !== undefined || !rights.knows(group))) looks.want(group, own !== undefined)
  }

  /** One update that cannot be read is left out and named; it would come for ever otherwise. */
  #read<Result>(update: Update, work: () => Result): Result | undefined {
    try {
      return work()
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      this.#tools.host.log('error', `An update of Telegram could not be read (${name}); it was left out.`, {
        update: update.update_id,
      })
      return undefined
    }
  }
}

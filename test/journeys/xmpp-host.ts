/** A host for journeys of one connector: keeps events and cursor, has a password, and can refuse to commit. */
import { setTimeout as sleep } from 'node:timers/promises'
import { textOf } from '../../core/chat/message.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Delivered, Host, OutgoingAction } from '../../core/ports/connector.ts'
import { toId, type AccountId, type CommunityId } from '../../core/chat/ids.ts'
import { loopbackOnly } from '../laws/recording-host.ts'
import type { AccountReport } from '../../core/ports/connector.ts'

const LIMIT = 30_000

export class XmppHost implements Host {
  readonly community = toId<CommunityId>(1)
  readonly account = toId<AccountId>(2)
  readonly events: Incoming[] = []
  readonly reports: AccountReport[] = []
  readonly report = (report: AccountReport): void => void this.reports.push(report)
  readonly signal = new AbortController().signal
  readonly publicUrl = null
  readonly http = (): void => {}
  readonly log = (): void => {}
  readonly now = (): number => Date.now()
  readonly fetch = (): Promise<Response> => Promise.reject(new Error('Nothing is fetched here.'))
  readonly resolve = loopbackOnly
  readonly secrets = (): Promise<string | null> => Promise.resolve(this.password)
  /** While it is set, nothing can be committed. */
  failing = false
  password: string | null
  #cursor: string | null

  /** `cursor` is what an earlier host has kept. */
  constructor(password: string | null = 'moot', cursor: string | null = null) {
    this.password = password
    this.#cursor = cursor
  }

  readonly cursor = (): Promise<string | null> => Promise.resolve(this.#cursor)

  readonly deliver = async (events: readonly Incoming[], cursor?: string): Promise<Delivered> => {
    await sleep(1)
    if (this.failing) throw new Error('The database is away.')
    const first = this.events.length
    this.events.push(...events)
    this.#cursor = cursor ?? this.#cursor
    return { outcomes: events.map((_, place) => ({ status: 'appended', seq: first + place + 1 })) }
  }

  /** Words of members in a room, in the order in which they were committed. */
  words(room: string): readonly string[] {
    return this.events
      .filter((event) => event.kind === 'message.sent' && event.group?.native === room)
      .map(wordsOf)
  }

  of<Kind extends Incoming['kind']>(kind: Kind): Extract<Incoming, { kind: Kind }>[] {
    return this.events.filter((event): event is Extract<Incoming, { kind: Kind }> => event.kind === kind)
  }
}

export function wordsOf(event: Incoming): string {
  return event.kind === 'message.sent' || event.kind === 'message.edited' ? textOf(event.content.parts) : ''
}

let actions = 0

/** An action with everything that is not given left empty. */
export function act(
  fields: Partial<OutgoingAction> & Pick<OutgoingAction, 'kind' | 'group'>,
): OutgoingAction {
  actions += 1
  return {
    idempotencyKey: `act-${actions}`,
    person: null,
    message: null,
    text: null,
    amount: null,
    expires: Number.MAX_SAFE_INTEGER,
    ...fields,
  }
}

/** @throws Error when it does not come true in half a minute. */
export async function until(isTrue: () => boolean, limit = LIMIT): Promise<void> {
  const end = performance.now() + limit
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`It did not come true in ${limit / 1_000} seconds.`)
    await sleep(10)
  }
}

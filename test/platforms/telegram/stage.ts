/** A bot in a supergroup with an owner and a member, and the connector opened on it. */
import type { ConnectorKind, Host, OpenAccount, OutgoingAction } from '../../../core/ports/connector.ts'
import { telegramHost, type TelegramHost } from './host.ts'
import { TelegramServer } from './server.ts'
import type { TgChat, TgUser } from './shapes.ts'
import type { World } from './world.ts'

export const START = Date.UTC(2026, 10, 23, 4, 0)

export class TelegramStage {
  readonly server: TelegramServer
  readonly world: World
  readonly olga: TgUser
  readonly ann: TgUser
  readonly group: TgChat
  readonly clock = { now: START }
  /** Milliseconds that the connector waited, one after the other; none of them in earnest. */
  readonly waits: number[] = []
  #accounts: OpenAccount[] = []

  constructor() {
    this.server = new TelegramServer({ now: () => this.clock.now })
    const { world } = this.server
    this.world = world
    this.olga = world.person(10, 'Olga')
    this.ann = world.person(11, 'Ann')
    this.group = world.group(-1_001_234_567_890, 'Readers', { owner: this.olga })
    world.promote(this.group, this.ann, 'member')
    world.queue.drop()
  }

  /** Give it to the connector as its way of waiting. */
  readonly pause = async (milliseconds: number): Promise<void> => {
    this.waits.push(milliseconds)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }

  async open(
    connector: ConnectorKind,
    settings: Readonly<Record<string, unknown>> = {},
    over: Partial<Host> = {},
  ): Promise<TelegramHost & { readonly account: OpenAccount }> {
    const told = telegramHost(this.server, over)
    const account = await connector.open(told.host, { apiRoot: this.server.root, ...settings })
    this.#accounts.push(account)
    return { ...told, account }
  }

  async close(): Promise<void> {
    for (const account of this.#accounts) await account.close()
    await this.server.close()
  }
}

export function act(kind: OutgoingAction['kind'], fields: Partial<OutgoingAction> = {}): OutgoingAction {
  return {
    idempotencyKey: `${kind}-${JSON.stringify(fields)}`,
    kind,
    group: '1234567890',
    person: null,
    message: null,
    text: null,
    amount: null,
    expires: Number.MAX_SAFE_INTEGER,
    ...fields,
  }
}

/** Waits for something that comes about by itself. @throws Error after some seconds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (let round = 0; round < 1_000; round += 1) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`It did not come about: ${what}.`)
}

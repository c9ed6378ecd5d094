/** What a pool and its threads say to each other. */
import type { ReadStore } from '../../../../core/ports/store.ts'

export type ReadMethod = Exclude<keyof ReadStore, 'close'>

/** Every reading call, so that both sides know the same ones. */
export const READ_METHODS = {
  listCommunities: true,
  listAccounts: true,
  secrets: true,
  allSecrets: true,
  listGroups: true,
  events: true,
  findEvents: true,
  event: true,
  eventByNative: true,
  charters: true,
  charter: true,
  cases: true,
  openCases: true,
  oneCase: true,
  marks: true,
  actionCounts: true,
  actions: true,
  members: true,
  handles: true,
  state: true,
  entries: true,
  counts: true,
  outboxAge: true,
  waitingActions: true,
  size: true,
  ledger: true,
  chain: true,
  content: true,
} satisfies Readonly<Record<ReadMethod, true>>

export interface ReadCall {
  readonly method: ReadMethod
  readonly args: readonly unknown[]
}

export type ReadReply =
  | { readonly status: 'ready' }
  | { readonly status: 'done'; readonly value: unknown }
  | { readonly status: 'failed'; readonly message: string }

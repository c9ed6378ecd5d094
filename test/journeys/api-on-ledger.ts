/** The API on a real ledger, in this process and without anything that reaches outside. */
import { openHistoryBook } from '../../app/histories/book.ts'
import { openHistories } from '../../app/histories/desk.ts'
import type { RunningHistories } from '../../app/histories/desk.ts'
import { createHistoryReader } from '../../app/histories/reader.ts'
import { testAccount } from '../../app/serve/test-account.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { createApi } from '../../shell/api/app.ts'
import { createFixture, ORIGIN } from '../../shell/api/api-fixture.ts'
import { createCharterDesk } from '../../shell/api/charters/desk.ts'
import { createTraces } from '../../shell/api/events/traces.ts'
import type { ApiParts } from '../../shell/api/parts.ts'

export interface LedgerPlace {
  /** Of the data. */
  readonly folder: string
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  /** Each call takes a second of it. */
  readonly clock: { now: number }
}

/** Calls the API as a steward; an answer that is an error rejects. */
export type Ask = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  body?: unknown,
) => Promise<unknown>

export interface ApiOnLedger {
  readonly ask: Ask
  readonly close: () => Promise<void>
}

export async function openApiOn(place: LedgerPlace): Promise<ApiOnLedger> {
  const histories = await historiesIn(place)
  const api = createApi(partsOn(place, histories))
  return {
    ask: async (method, path, body) => {
      place.clock.now += 1_000
      const answer = await api.fetch(
        new Request(`${ORIGIN}/api/v1${path}`, {
          method: method.toUpperCase(),
          headers: { host: new URL(ORIGIN).host, 'x-test-operator': 'steward', ...sentAs(body).headers },
          ...sentAs(body).init,
        }),
      )
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return JSON.parse(text)
    },
    close: () => histories.close(),
  }
}

function sentAs(body: unknown) {
  if (body === undefined) return { headers: {}, init: {} }
  if (body instanceof Blob) return { headers: { 'content-type': 'application/octet-stream' }, init: { body } }
  return { headers: { 'content-type': 'application/json' }, init: { body: JSON.stringify(body) } }
}

function partsOn({ pipeline, reads, clock }: LedgerPlace, histories: RunningHistories): ApiParts {
  const { parts } = createFixture()
  const charters = createCharterDesk()
  return {
    ...parts,
    pipeline,
    reads,
    histories,
    charters,
    traces: createTraces({ reads, charters }),
    accounts: {
      ...parts.accounts,
      list: () => Promise.resolve([]),
      test: async (community, account, target, operator) => {
        const row = (await reads.listAccounts(community)).find((each) => each.account === account)
        if (!row) throw new Error(`There is no account ${account}.`)
        return testAccount(row, target, operator, {
          pipeline,
          reads,
          accounts: { of: () => row },
          patience: 0,
        })
      },
    },
    // Whoever was invited first comes.
    operators: { ...parts.operators, join: () => parts.operators.invitation('right') },
    now: () => clock.now,
  }
}

function historiesIn({ folder, pipeline, reads, clock }: LedgerPlace): Promise<RunningHistories> {
  const book = openHistoryBook(folder)
  const now = () => clock.now
  const zoneOf = () => Promise.resolve('Asia/Shanghai')
  return openHistories({ book, reader: createHistoryReader({ book, pipeline, reads, zoneOf, now }), now })
}

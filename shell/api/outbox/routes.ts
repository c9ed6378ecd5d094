import type { z } from 'zod'
import { fateEvent } from '../actions/fate-event.ts'
import type { Fate } from '../actions/fate-event.ts'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { idOut, pageOf } from '../fields.ts'
import { requireReach } from '../reach.ts'
import { notNow } from '../record.ts'
import { route } from '../route.ts'
import type { RawCall } from '../route.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import * as policy from './policy.ts'
import { Fated, Fates, InOutbox, Outbox, OutboxQuery, STATES } from './schema.ts'
import type { State } from './schema.ts'
import { shownActions } from './shown.ts'

/** Counting goes no further: more is “1,000 and more”. */
const MOST = 1_000

export const outbox = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/outbox',
      summary: 'What waits to be sent, was sent, failed, is in doubt or has expired, and why',
      params: InOutbox,
      query: OutboxQuery,
      answer: Outbox,
    },
    async ({ parts, params: { community }, query, language }) => {
      const { state, group, kind, rule } = query
      const page = pageOf(query)
      const filter = {
        ...(group === undefined ? {} : { group }),
        ...(kind === undefined ? {} : { kind }),
        ...(rule === undefined ? {} : { rule }),
      }
      const [rows, counted] = await Promise.all([
        parts.reads.actions(community, state ?? null, page, filter),
        parts.reads.actionCounts(community, MOST),
      ])
      const whole = rows.length === page.limit ? withoutTorn(rows) : rows
      const last = whole.at(-1)
      return {
        actions: await shownActions(parts, community, whole, language),
        counts: countsOf(counted),
        most: MOST,
        next: rows.length === page.limit && last !== undefined ? idOut(last.seq) : null,
      }
    },
  ),
  route(
    {
      policy: policy.decide,
      method: 'post',
      path: '/api/v1/communities/{community}/outbox/fates',
      summary: 'Sends again, drops, or says that it was sent; each is answered for',
      params: InOutbox,
      body: Fates,
      answer: Fated,
    },
    async (call) => {
      const { parts, params, body, operator, language } = call
      if (!operator) throw noSession()
      const named = new Map(body.actions.map((place) => [`${place.seq}-${place.n}`, place]))
      const plans = await Promise.all(
        Array.from(named.values(), (place) => planFor(call, { ...params, ...place }, body.fate)),
      )
      const refusals = plans.filter((plan) => plan instanceof ApiError)
      const [first] = refusals
      if (first?.status === 403 && refusals.length === plans.length) throw first
      const events = plans.flatMap((plan) => (plan instanceof ApiError ? [] : [plan]))
      const { outcomes } =
        events.length === 0
          ? { outcomes: [] }
          : await parts.pipeline.record(events).catch((cause: unknown) => {
              throw notNow(cause)
            })
      let taken = 0
      const answers = [...named.keys()].map((action, place): Answer => {
        const plan = plans[place]
        if (plan instanceof ApiError) {
          const status = plan.status === 403 ? ('refused' as const) : ('over' as const)
          return { action, status, message: plan.texts[language] }
        }
        const isNew = outcomes[taken++]?.status === 'appended'
        return { action, status: isNew ? 'done' : 'over', message: null }
      })
      return { answers }
    },
  ),
]

/** Pages end between events: what a full page holds of its last one comes with the next page. */
function withoutTorn<Row extends { readonly seq: number }>(rows: readonly Row[]): readonly Row[] {
  const torn = rows.at(-1)?.seq
  const whole = rows.filter(({ seq }) => seq !== torn)
  return whole.length === 0 ? rows : whole
}

type Answer = z.input<typeof Fated>['answers'][number]

async function planFor(
  call: Pick<RawCall, 'operator' | 'parts'>,
  { community, seq, n }: { readonly community: number; readonly seq: number; readonly n: number },
  fate: Fate,
): Promise<InternalEvent | ApiError> {
  try {
    const stored = await call.parts.reads.event(community, seq)
    const action = stored?.actions.find((each) => each.n === n)
    if (!action) throw notFound({ en: 'act', 'zh-CN': '动作' })
    await requireReach(call, community, [action.group])
    return fateEvent(action, fate, { operator: call.operator?.id ?? '', now: call.parts.now() })
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function countsOf(counted: Readonly<Partial<Record<State, number>>>): z.input<typeof Outbox>['counts'] {
  const none = { queued: 0, sending: 0, handed: 0, sent: 0, failed: 0, unknown: 0, expired: 0 }
  const entries = STATES.map((state) => [state, counted[state] ?? 0] as const)
  return { ...none, ...Object.fromEntries(entries) }
}

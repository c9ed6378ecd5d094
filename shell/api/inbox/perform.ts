/** Does one act to many items: each is answered for, and what can be done is done in one go. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { casePlace } from '../../../core/chat/operator-act.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import { ApiError } from '../api-error.ts'
import { AccountRefusal } from '../accounts/account-desk.ts'
import type { ApiParts } from '../parts.ts'
import { requireReach } from '../reach.ts'
import { notNow } from '../record.ts'
import type { RawCall } from '../route.ts'
import { openAgain } from './account-act.ts'
import { closedItem, eventsOf } from './events-of.ts'
import { itemsIn } from './gather.ts'
import type { Item } from './item.ts'
import { overAlready } from './refusals.ts'
import type { InboxActs, InboxAnswers, InboxUndo } from './schema.ts'

export type Wanted = z.output<typeof InboxActs>
export type Undo = z.input<typeof InboxUndo>
type Answers = z.input<typeof InboxAnswers>['answers']

export interface ActCall extends Pick<RawCall, 'operator' | 'parts' | 'language'> {
  readonly operator: NonNullable<RawCall['operator']>
  readonly community: number
}

/** What one item comes to: events to be recorded, or why not. */
type Plan =
  | { readonly events: readonly InternalEvent[]; readonly undo: Undo | null }
  | { readonly refusal: ApiError }
  | { readonly done: true }

/**
 * @throws ApiError 403 when none of the items is within reach, 503 when nothing is taken in.
 */
export async function perform(call: ActCall, wanted: Wanted): Promise<Answers> {
  const { parts, community, operator } = call
  const present = new Map((await itemsIn(parts, community, operator)).map((item) => [item.id, item]))
  const names = [...new Set(wanted.items)]
  const plans = await Promise.all(names.map(async (name) => planFor(call, name, present.get(name), wanted)))
  const refusals = plans.flatMap((plan) => ('refusal' in plan ? [plan.refusal] : []))
  const [first] = refusals
  if (first?.status === 403 && refusals.length === plans.length) throw first
  const recorded = await record(parts, plans)
  return names.map((name, place) => {
    const plan = plans[place]
    if (plan === undefined || 'refusal' in plan) return refused(name, plan?.refusal, call.language)
    if ('done' in plan) return { item: name, status: 'done' as const, message: null, undo: null }
    const isNew = recorded[place] === true
    if (!isNew) return refused(name, overAlready(), call.language)
    return { item: name, status: 'done' as const, message: null, undo: plan.undo }
  })
}

function refused(item: string, error: ApiError | undefined, language: Language): Answers[number] {
  const refusal = error ?? overAlready()
  const status = refusal.status === 409 || refusal.status === 404 ? ('over' as const) : ('refused' as const)
  return { item, status, message: refusal.texts[language], undo: null }
}

async function planFor(
  call: ActCall,
  name: string,
  present: Item | undefined,
  wanted: Wanted,
): Promise<Plan> {
  try {
    const item = present ?? (await closedItem(call, name))
    if (item === null) return { refusal: overAlready() }
    await requireReach(
      call,
      call.community,
      item.group === null && isShared(item, wanted) ? [] : [item.group],
    )
    if (wanted.act === 'open-account') {
      await openAgain(call, item)
      return { done: true }
    }
    return await eventsOf(call, item, wanted)
  } catch (error) {
    if (error instanceof ApiError) return { refusal: error }
    if (error instanceof AccountRefusal) return { refusal: overAlready() }
    throw error
  }
}

/** What concerns no group may be taken on or put off by anyone who manages some. */
function isShared({ id }: Item, { act }: Wanted): boolean {
  return casePlace(id) === null && (act === 'assign' || act === 'snooze' || act === 'acknowledge')
}

/** By place, whether the plan's first event was news. */
async function record({ pipeline }: ApiParts, plans: readonly Plan[]): Promise<readonly boolean[]> {
  const firsts = new Map<number, number>()
  const events: InternalEvent[] = []
  for (const [place, plan] of plans.entries()) {
    if (!('events' in plan)) continue
    firsts.set(place, events.length)
    events.push(...plan.events)
  }
  if (events.length === 0) return []
  const { outcomes } = await pipeline.record(events).catch((cause: unknown) => {
    throw notNow(cause)
  })
  return plans.map((_, place) => outcomes[firsts.get(place) ?? -1]?.status === 'appended')
}

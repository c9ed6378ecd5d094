/** One item with its evidence: the message among its neighbours, why the rule fired, what was done. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { actWord } from './act-words.ts'
import { reasonOf } from '../actions/reasons.ts'
import { notFound } from '../api-error.ts'
import { idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { Operator } from '../policy.ts'
import { itemsIn } from './gather.ts'
import { placed } from './listed.ts'
import { aboutOf, namesFor, wordsOf } from './names.ts'
import type { Listed } from './order.ts'
import type { InboxDetail } from './schema.ts'
import { shown } from './shown.ts'

type Detail = z.input<typeof InboxDetail>

/** Neighbours on each side, and how many events are looked through for them. */
const NEIGHBOURS = 2
const LOOKED_THROUGH = 20
const MOST_VALUES = 4

/** @throws ApiError 404 when it does not wait any more. */
export async function detailOf(
  parts: ApiParts,
  operator: Operator,
  { community, item: id }: { readonly community: number; readonly item: string },
  language: Language,
): Promise<Detail> {
  const items = (await itemsIn(parts, community, operator)).filter((each) => each.id === id)
  const [item] = await placed(parts, operator, { community, name: '', items })
  if (!item) throw notFound({ en: 'item', 'zh-CN': '事项' })
  const rows = await parts.reads.listCommunities()
  const titles = new Map(rows.map((row) => [row.community, row.name]))
  const { message } = aboutOf(item)
  const about = message === null ? null : await parts.reads.event(community, message)
  const names = await namesFor(parts, [item], language)
  return {
    item: shown(item, { names, titles, operator, language }),
    context: about === null ? [] : await contextOf(parts, about),
    why: message === null ? null : await whyOf(parts, item, message, language),
    done: (await doneAbout(parts, item, about)).map(({ kind, status, code }) => ({
      act: actWord(kind, language),
      status,
      reason: reasonOf(code, language),
    })),
    fault: null,
  }
}

async function contextOf({ reads }: ApiParts, about: StoredEvent): Promise<Detail['context']> {
  const { community, seq, group, kind } = about.event
  const isMessage = (stored: StoredEvent) => stored.event.kind === 'message.sent'
  if (group === null) return kind === 'message.sent' ? said([about], reads, seq) : []
  const page = { limit: LOOKED_THROUGH }
  const [before, after] = await Promise.all([
    reads.events(community, { before: seq, ...page }, { group }),
    reads.events(community, { after: seq, ...page }, { group }),
  ])
  const earlier = before.filter(isMessage).slice(0, NEIGHBOURS).toReversed()
  const later = after.filter(isMessage).slice(0, NEIGHBOURS)
  return said([...earlier, ...(isMessage(about) ? [about] : []), ...later], reads, seq)
}

async function said(
  stored: readonly StoredEvent[],
  reads: ApiParts['reads'],
  own: number,
): Promise<Detail['context']> {
  const community = stored[0]?.event.community ?? 0
  const members = [...new Set(stored.flatMap(({ event }) => event.member ?? []))]
  const handles = members.length === 0 ? [] : await reads.handles(community, members)
  const names = new Map(handles.map(({ member, name, native }) => [member, name ?? native]))
  return stored.map((each) => {
    const { seq, at, member } = each.event
    const who = member === null ? null : { id: idOut(member), name: names.get(member) ?? null }
    return { seq: idOut(seq), at, member: who, text: wordsOf(each), own: seq === own }
  })
}

async function whyOf(
  parts: ApiParts,
  item: Listed,
  message: number,
  language: Language,
): Promise<Detail['why']> {
  const trace = await parts.traces.explain(item.community, message, language)
  if (trace === null) return null
  const { rule } = aboutOf(item)
  const told = trace.rules.find(({ id }) => id === rule)
  const values = told?.parts.flatMap((part) => (part.decisive ? part.values : [])) ?? []
  return {
    outcome: trace.outcome,
    sentence: told?.sentence ?? trace.fault,
    values: values.slice(0, MOST_VALUES).map(({ name, value }) => ({ name, value })),
  }
}

/** Of a failed or unknown action that one, else what was done about the message. */
async function doneAbout({ reads }: ApiParts, item: Listed, about: StoredEvent | null) {
  if (item.matter.kind !== 'case') return []
  const { action, row } = item.matter
  if (action !== null) return [action]
  const stored = about?.event.seq === row.seq ? about : await reads.event(item.community, row.seq)
  return stored?.actions.filter(({ kind }) => kind !== 'notify') ?? []
}

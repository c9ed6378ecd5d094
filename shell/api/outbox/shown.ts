/** Actions as the outbox shows them: with names, and in words why each stands where it stands. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'
import { FATES, fits } from '../actions/fate-event.ts'
import { reasonOf } from '../actions/reasons.ts'
import type { Texts } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import { titlesIn } from '../charters/titles.ts'
import { idOrNull, idOut } from '../fields.ts'
import { actWord } from '../inbox/act-words.ts'
import type { ApiParts } from '../parts.ts'
import { STATES } from './schema.ts'
import type { OutboxAction, State } from './schema.ts'

type Row = ActionRow & { readonly text: string | null }

export async function shownActions(
  parts: ApiParts,
  community: number,
  rows: readonly Row[],
  language: Language,
): Promise<z.input<typeof OutboxAction>[]> {
  const { reads } = parts
  const members = [...new Set(rows.flatMap(({ member }) => member ?? []))]
  const [handles, groups, inForce] = await Promise.all([
    members.length === 0 ? [] : reads.handles(community, members),
    reads.listGroups(community),
    charterInForce(parts, community),
  ])
  const titles = await titlesIn(parts, community, new Set([inForce?.row.version ?? 0]), language)
  const people = new Map(handles.map(({ member, name, native }) => [member, name ?? native]))
  const places = new Map(groups.map(({ group, name, native }) => [group, name ?? native]))
  const now = parts.now()
  return rows.flatMap((row) => {
    const state = STATES.find((each) => each === row.status)
    if (state === undefined) return []
    const { seq, n, kind, group, member, rule } = row
    return {
      id: `${seq}-${n}`,
      kind,
      act: actWord(kind, language),
      group: group === null ? null : { id: idOut(group), name: places.get(group) ?? null },
      member: member === null ? null : { id: idOut(member), name: people.get(member) ?? null },
      rule: { id: rule, title: titles.get(rule) ?? rule },
      message: idOrNull(row.message),
      // Words for an operator are theirs, who may see more than this community.
      text: kind === 'notify' ? null : row.text,
      state,
      code: row.code,
      reason: whyThere(row, state, now)[language] || reasonOf(row.code, language),
      attempts: row.attempts,
      due: state === 'queued' ? row.due : null,
      expires: row.expires,
      fates: FATES.filter((fate) => fits(row, fate)),
    }
  })
}

const NOTHING: Texts = { en: '', 'zh-CN': '' }

/** Where the code says nothing by itself. */
const BY_STATE: Readonly<Record<State, Texts>> = {
  queued: {
    en: 'It is in line: one after the other in each group, at the pace that the platform allows.',
    'zh-CN': '正在排队：每个群一条一条地发，不超过平台允许的速度。',
  },
  sending: { en: 'It is on its way.', 'zh-CN': '正在发送。' },
  handed: {
    en: 'The platform lets no program do it: it waits in the round for a person.',
    'zh-CN': '平台不允许程序来做，已放进每日一轮，等人去做。',
  },
  sent: NOTHING,
  failed: { en: 'It could not be done.', 'zh-CN': '没能做成。' },
  unknown: {
    en: 'Nobody knows whether it was done. Have a look there, then say so here.',
    'zh-CN': '不确定是否做成了。请去看一眼，再回来说明。',
  },
  expired: { en: 'Its time had passed before it could be done.', 'zh-CN': '还没轮到就过了时间，已作废。' },
}

const PAUSED: Texts = { en: 'The last attempt failed; it is tried again.', 'zh-CN': '上次没有成功，会再试。' }

function whyThere({ code, due }: Row, state: State, now: number): Texts {
  if (code !== null) return NOTHING
  return state === 'queued' && due > now ? PAUSED : BY_STATE[state]
}

import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { InCommunity, SeqIn, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import { SIGN_IN_ACTS } from '../session/sign-in-book.ts'
import type { StoredSignIn } from '../session/sign-in-book.ts'
import { AUDITED_KINDS, deedOf } from './acts.ts'
import type { OperatorDeed } from './acts.ts'
import * as policy from './policy.ts'
import { AuditEntry, SignInEntry } from './schema.ts'
import { AUDITED_ACTS, sentenceOf } from './sentences.ts'
import { signInSentence } from './sign-in-sentences.ts'

const limit = z.coerce.number().int().min(1).max(200).optional()
/** Events read at once, and how often for one page: what is rarer goes on with the next page. */
const STEP = 500
const MOST_STEPS = 20

export const audit = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/audit',
      summary: 'What operators did: who, when, what, why; newest first',
      params: InCommunity,
      query: z.object({
        before: SeqIn.optional(),
        operator: z.string().max(64).optional(),
        act: z.string().max(64).optional(),
        limit,
        lang: z.string().max(16).optional(),
      }),
      answer: z.object({
        entries: z.array(AuditEntry),
        /** `before` of the next page; null at the end. */
        next: z.string().nullable(),
        /** By what the list can be filtered. */
        acts: z.array(z.enum(AUDITED_ACTS)),
      }),
    },
    async ({ parts, params, query, language }) => {
      const { deeds, next } = await deedsIn(parts, params.community, query)
      return {
        entries: await entriesOf(parts, params.community, deeds, language),
        next: next === null ? null : String(next),
        acts: [...AUDITED_ACTS],
      }
    },
  ),
  route(
    {
      policy: policy.signIns,
      method: 'get',
      path: '/api/v1/sign-ins',
      summary: 'Signing in, sessions, invitations and rights of the whole installation; newest first',
      query: z.object({
        before: z.coerce.number().int().positive().optional(),
        operator: z.string().max(64).optional(),
        act: z.enum(SIGN_IN_ACTS).optional(),
        limit,
        lang: z.string().max(16).optional(),
      }),
      answer: z.object({
        entries: z.array(SignInEntry),
        next: z.string().nullable(),
      }),
    },
    ({ parts, query, language }) => {
      const wanted = query.limit ?? 50
      const found = parts.signIns.list({ ...query, limit: wanted })
      const last = found.at(-1)
      return {
        entries: found.map((each) => signInOut(parts, each, language)),
        next: found.length < wanted || last === undefined ? null : String(last.id),
      }
    },
  ),
]

interface Wanted {
  readonly before?: number | undefined
  readonly operator?: string | undefined
  readonly act?: string | undefined
  readonly limit?: number | undefined
}

async function deedsIn(parts: ApiParts, community: number, { operator, act, ...page }: Wanted) {
  const deeds: OperatorDeed[] = []
  const wanted = page.limit ?? 50
  const known = (id: string) => parts.operators.find(id) !== null
  let before = page.before
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const stored = await parts.reads.events(
      community,
      { ...(before === undefined ? {} : { before }), limit: STEP },
      { kinds: AUDITED_KINDS },
    )
    for (const each of stored) {
      before = each.event.seq
      const deed = deedOf(each, known)
      if (!deed || (operator !== undefined && deed.operator !== operator)) continue
      if (act !== undefined && deed.act !== act) continue
      deeds.push(deed)
      if (deeds.length === wanted) return { deeds, next: before }
    }
    if (stored.length < STEP) return { deeds, next: null }
  }
  return { deeds, next: before ?? null }
}

async function entriesOf(
  parts: ApiParts,
  community: number,
  deeds: readonly OperatorDeed[],
  language: Language,
): Promise<z.input<typeof AuditEntry>[]> {
  const members = [...new Set(deeds.flatMap(({ stored }) => stored.event.member ?? []))]
  const [handles, groups] = await Promise.all([
    members.length === 0 ? [] : parts.reads.handles(community, members),
    deeds.some(({ stored }) => stored.event.group !== null) ? parts.reads.listGroups(community) : [],
  ])
  const memberNames = new Map(handles.map(({ member, name, native }) => [member, name ?? native]))
  const groupNames = new Map(groups.map(({ group, name, native }) => [group, name ?? native]))
  const whoIs = (id: unknown) => (typeof id === 'string' ? (parts.operators.find(id)?.name ?? id) : null)
  return deeds.map(({ stored: { event }, operator, act, data, reason, name }) => {
    const group = event.group === null ? null : (groupNames.get(event.group) ?? idOut(event.group))
    const member = event.member === null ? null : (memberNames.get(event.member) ?? null)
    const whom = whoIs(data['whom'] ?? data['assignee'])
    return {
      seq: idOut(event.seq),
      at: event.at,
      operator: { id: operator, name: whoIs(operator) ?? operator },
      act,
      what: sentenceOf({ act, data, group, member, whom, name }, language),
      reason,
      group: event.group === null ? null : { id: idOut(event.group), name: group ?? '' },
      member: event.member === null ? null : { id: idOut(event.member), name: member ?? idOut(event.member) },
    }
  })
}

function signInOut(parts: ApiParts, event: StoredSignIn, language: Language): z.input<typeof SignInEntry> {
  const who = (id: string | null) => (id === null ? null : { id, name: parts.operators.find(id)?.name ?? id })
  const about = who(event.about)
  return {
    id: String(event.id),
    at: event.at,
    act: event.act,
    operator: who(event.operator),
    about,
    what: signInSentence(event, about?.name ?? null, language),
    address: event.address,
  }
}

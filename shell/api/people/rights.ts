/** Rights as an operator may give them, and how what they did is written down. */
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import type { z } from 'zod'
import { ApiError, forbidden, noSession } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import type { ApiParts } from '../parts.ts'
import { RIGHTS, holds } from '../policy.ts'
import type { HeldRight, Operator } from '../policy.ts'
import { recordOne } from '../record.ts'
import type { SignInAct } from '../session/sign-in-book.ts'
import type { OperatorView, RightChange } from './schema.ts'

/** What of somebody's rights counts in the community: the greatest. */
export function rightIn({ rights }: Operator, community: number): HeldRight | null {
  const here = rights.filter((held) => held.community === 'all' || held.community === community)
  const rank = ({ right, limits }: HeldRight) => RIGHTS.indexOf(right) * 2 + (limits === undefined ? 1 : 0)
  return here.toSorted((one, other) => rank(other) - rank(one))[0] ?? null
}

export const limitsOut = ({ limits }: Pick<HeldRight, 'limits'>) =>
  limits === undefined ? {} : { limits: { kinds: [...limits.kinds], groups: limits.groups.map(String) } }

export function operatorOut(operator: Operator, community: number): z.input<typeof OperatorView>[] {
  const held = rightIn(operator, community)
  if (held === null) return []
  const { id, name } = operator
  return [{ id, name, right: held.right, everywhere: held.community === 'all', ...limitsOut(held) }]
}

/**
 * The right that is asked for, where the operator may give it.
 * @throws ApiError 403, 422.
 */
export async function askedRight(
  parts: ApiParts,
  operator: Operator,
  community: number,
  { right, limits, everywhere = false }: z.output<typeof RightChange>,
): Promise<HeldRight> {
  if (everywhere && !holds(operator, 'steward', 'all')) throw forbidden()
  if (limits === undefined) return { community: everywhere ? 'all' : community, right }
  if (right !== 'manager' || everywhere) throw noLimits()
  const [inForce, groups] = await Promise.all([
    charterInForce(parts, community),
    parts.reads.listGroups(community),
  ])
  const known = new Set(groups.map(({ group }) => group))
  const stray =
    limits.kinds.find((kind) => inForce?.charter.kinds.has(kind) !== true) ??
    limits.groups.find((group) => !known.has(group))
  if (stray !== undefined) throw unknownLimit(String(stray))
  return { community, right, limits }
}

export interface PeopleAct {
  readonly parts: ApiParts
  readonly operator: Operator | null
  readonly address: string
}

interface AboutPeople {
  readonly community: number | 'all'
  readonly whom: string | null
  readonly held: Pick<HeldRight, 'right' | 'limits'>
  readonly name?: string
  readonly reason?: string | undefined
}

/** Keeps an act about people: in the community's ledger where it is about one, and in the list of sign-ins. */
export async function recordPeopleAct(
  by: PeopleAct,
  act: OperatorAct & SignInAct,
  about: AboutPeople,
): Promise<void> {
  if (!by.operator) throw noSession()
  const { community, whom, held, name, reason } = about
  if (community !== 'all') {
    const words = { ...(name === undefined ? {} : { name }), ...(reason ? { reason } : {}) }
    await recordOne(by.parts.pipeline, {
      community,
      kind: 'operator.act',
      group: null,
      member: null,
      data: { operator: by.operator.id, act, whom, right: held.right, limits: limitsKept(held) },
      content: Object.keys(words).length === 0 ? null : words,
    })
  }
  notePeopleAct(by, act, about)
}

/** The list of sign-ins alone. */
export function notePeopleAct(
  { parts, operator, address }: PeopleAct,
  act: SignInAct,
  { community, whom, held }: AboutPeople,
): void {
  parts.signIns.note({
    at: parts.now(),
    act,
    operator: operator?.id ?? null,
    about: whom,
    address,
    detail: { community: String(community), right: held.right },
  })
}

const limitsKept = ({ limits }: Pick<HeldRight, 'limits'>) =>
  limits ? { kinds: [...limits.kinds], groups: [...limits.groups] } : null

const noLimits = () =>
  new ApiError(422, 'no-limits-here', {
    en: 'Only a manager of one community can be limited to kinds and groups.',
    'zh-CN': '只有单个社群的管理者才能限定到某些类型和群。',
  })

const unknownLimit = (name: string) =>
  new ApiError(422, 'unknown-limit', {
    en: `This community has no kind or group “${name}”.`,
    'zh-CN': `这个社群里没有“${name}”这个类型或群。`,
  })

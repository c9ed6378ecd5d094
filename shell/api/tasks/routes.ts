import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import { AccountIn, InCommunity, idOrNull } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { HandDesk } from '../accounts/hand-desk.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import { requireReach } from '../reach.ts'
import { notNow } from '../record.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { GroupNames, Paste, Pasted, TaskGroup, Ticked, Ticks } from './schema.ts'
import { tickEvent } from './tick-event.ts'
import { handedIn, taskOf, waitingIn } from './waiting.ts'

const OfAccount = InCommunity.extend({ account: AccountIn })

export const tasks = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/tasks',
      summary: 'What waits to be done by hand, gathered by group: one text to paste, and deeds',
      params: InCommunity,
      query: z.object({ lang: z.string().max(16).optional() }),
      answer: z.object({ groups: z.array(TaskGroup) }),
    },
    async ({ parts, params, language }) => ({ groups: await tasksIn(parts, params.community, language) }),
  ),
  route(
    {
      policy: policy.tick,
      method: 'post',
      path: '/api/v1/communities/{community}/tasks/ticks',
      summary: 'Ticks tasks off: done, or not to be done; each counts once',
      params: InCommunity,
      body: Ticks,
      answer: Ticked,
    },
    async ({ parts, params, body, operator }) => {
      const waiting = await handedIn(parts, params.community)
      const byPlace = new Map(waiting.map((action) => [`${action.seq}-${action.n}`, action]))
      const over: string[] = []
      const events = body.ticks.flatMap(({ action: { seq, n }, ...said }) => {
        const action = byPlace.get(`${seq}-${n}`)
        if (action) return [tickEvent(action, said, operator?.id ?? '')]
        over.push(`${seq}-${n}`)
        return []
      })
      const groups = events.map(({ group }) => group)
      await requireReach({ parts, operator }, params.community, groups)
      if (events.length === 0) return { ticked: 0, over, was: await whatBecame(parts, params, over) }
      const { outcomes } = await parts.pipeline.record(events).catch((cause: unknown) => {
        throw notNow(cause)
      })
      const late = events.flatMap(({ update }, place) =>
        update && outcomes[place]?.status !== 'appended' ? [`${update.seq}-${update.n}`] : [],
      )
      const all = [...over, ...late]
      return { ticked: events.length - late.length, over: all, was: await whatBecame(parts, params, all) }
    },
  ),
  route(
    {
      policy: policy.paste,
      method: 'post',
      path: '/api/v1/communities/{community}/accounts/{account}/paste',
      summary: 'Reads a conversation that was copied out of a chat program; what is known is not taken twice',
      params: OfAccount,
      body: Paste,
      answer: Pasted,
    },
    async ({ parts, params, body, operator }) => {
      await requireReach({ parts, operator }, params.community, await groupsNamed(parts, params, body.group))
      const zone = body.zone ?? (await zoneOf(parts, params.community))
      if (!isZone(zone)) throw unknownZone(zone)
      const pasted = await byHand(parts).paste(params, { ...body, zone })
      if (pasted === null) throw notFound({ en: 'account kept by hand', 'zh-CN': '人工账号' })
      return { ...pasted, unread: [...pasted.unread] }
    },
  ),
  route(
    {
      policy: policy.paste,
      method: 'post',
      path: '/api/v1/communities/{community}/accounts/{account}/groups',
      summary: 'Names groups of an account kept by hand, hundreds at once',
      params: OfAccount,
      body: GroupNames,
      status: 201,
      answer: z.object({ added: z.number().int() }),
    },
    async ({ parts, params, body, operator }) => {
      await requireReach({ parts, operator }, params.community, [null])
      const added = await byHand(parts).addGroups(params, body.names)
      if (added === null) throw notFound({ en: 'account kept by hand', 'zh-CN': '人工账号' })
      return { added }
    },
  ),
]

/** What has become of actions that could not be ticked any more: somebody else did them, or they expired. */
async function whatBecame(
  { reads }: ApiParts,
  { community }: z.output<typeof InCommunity>,
  over: readonly string[],
): Promise<z.input<typeof Ticked>['was']> {
  const seqs = [...new Set(over.map((place) => Number(place.split('-')[0])))]
  const events = await Promise.all(seqs.map((seq) => reads.event(community, seq)))
  const actions = events.flatMap((stored) => stored?.actions ?? [])
  const status = new Map(actions.map((action) => [`${action.seq}-${action.n}`, action.status]))
  return over.flatMap((action) => {
    const was = status.get(action)
    return was === undefined ? [] : [{ action, was }]
  })
}

async function tasksIn(parts: ApiParts, community: number, language: Language) {
  const { gathered, groups, names } = await waitingIn(parts, community, language)
  const groupNames = new Map(groups.map(({ group, name, native }) => [group, name ?? native]))
  return gathered.map(({ group, text, expires, tasks: own }): z.input<typeof TaskGroup> => ({
    group: idOrNull(group),
    name: group === null ? null : (groupNames.get(group) ?? null),
    text,
    expires,
    tasks: own.map((task) => taskOf(task, names)),
  }))
}

/** The groups that the account's platform calls so; a group that nobody has heard of is in nobody's reach. */
async function groupsNamed(
  { reads }: ApiParts,
  { community, account }: z.output<typeof OfAccount>,
  native: string,
): Promise<readonly (number | null)[]> {
  const [accounts, groups] = await Promise.all([reads.listAccounts(community), reads.listGroups(community)])
  const platform = accounts.find((row) => row.account === account)?.platform
  const named = groups.filter((row) => row.platform === platform && row.native === native)
  return named.length === 0 ? [null] : named.map(({ group }) => group)
}

async function zoneOf(parts: ApiParts, community: number): Promise<string> {
  return (await charterInForce(parts, community))?.charter.timezone ?? 'UTC'
}

function byHand({ byHand: desk }: ApiParts): HandDesk {
  if (desk === undefined) throw notFound({ en: 'account kept by hand', 'zh-CN': '人工账号' })
  return desk
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function unknownZone(zone: string): ApiError {
  return new ApiError(422, 'unknown-zone', {
    en: `There is no time zone “${zone}”: write one such as Asia/Shanghai.`,
    'zh-CN': `没有“${zone}”这个时区，请写成 Asia/Shanghai 这样的名字。`,
  })
}

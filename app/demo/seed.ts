/** Founds the demo communities in an empty folder, and finds them again after a restart. */
import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import type { Room } from '../../connectors/room/room.ts'
import { decodeState } from '../../core/decide/codec.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { OPEN_SOURCE } from './open-source.ts'
import { READING_CLUB } from './reading-club.ts'
import type { DemoScript } from './script.ts'

export const SCRIPTS: readonly DemoScript[] = [READING_CLUB, OPEN_SOURCE]

export interface SeedTools {
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  readonly now: () => number
  /** Operator that founds them. */
  readonly operator: string
}

/** The script of a demo account, or null. */
export function scriptOf(row: Pick<AccountRow, 'settings'>): DemoScript | null {
  const settings: unknown = JSON.parse(row.settings)
  const id = typeof settings === 'object' && settings !== null && 'demo' in settings ? settings.demo : null
  return SCRIPTS.find((script) => script.id === id) ?? null
}

/** Community, account, groups, people and charter of each script that is not complete yet. */
export async function foundDemos(tools: SeedTools): Promise<void> {
  for (const script of SCRIPTS) {
    const begun = await findBegun(script, tools.reads)
    if (begun === null || !(await isComplete(begun.community, tools.reads))) await found(script, begun, tools)
  }
}

type Begun = Pick<AccountRow, 'community' | 'account'>

async function findBegun(script: DemoScript, reads: ReadStore): Promise<Begun | null> {
  for (const { community } of await reads.listCommunities()) {
    const row = (await reads.listAccounts(community)).find((account) => scriptOf(account) === script)
    if (row) return row
  }
  return null
}

/** Charter and groups come last, in this order. */
async function isComplete(community: number, reads: ReadStore): Promise<boolean> {
  const groups = await reads.listGroups(community)
  return (
    groups.length > 0 &&
    groups.every(({ state }) => state !== null && decodeState('group', state).kind !== null)
  )
}

async function begin(script: DemoScript, name: string, pipeline: Pipeline): Promise<Begun> {
  const community = await pipeline.createCommunity({ name })
  const settings = JSON.stringify({ demo: script.id })
  const account = await pipeline.createAccount({
    community,
    platform: 'room',
    name: script.account,
    settings,
  })
  return { community, account }
}

async function found(script: DemoScript, begun: Begun | null, tools: SeedTools): Promise<void> {
  const { pipeline, reads, now, operator } = tools
  const source = await demoCharter(script.charter)
  const name: unknown = parseDocument(source).get('name')
  const { community, account } =
    begun ?? (await begin(script, typeof name === 'string' ? name : script.id, pipeline))
  await pipeline.deliver({
    community,
    account,
    platform: 'room',
    events: script.groups.map(({ native, name: title }) => ({
      kind: 'group.renamed' as const,
      at: now(),
      source: 'live' as const,
      group: { native, name: title },
      native: `opened-${native}`,
      data: {},
      content: { name: title },
    })),
  })
  await introduce(script, { community, account, pipeline, now })
  const published = await pipeline.publish({ community, source, files: {}, operator, reason: script.reason })
  if (published.status === 'refused') {
    const [first] = published.faults
    throw new Error(`charters/${script.charter}:${first?.line}:${first?.column} ${first?.message}`)
  }
  const groups = await reads.listGroups(community)
  await pipeline.record(
    groups.flatMap(({ group, native }) => {
      const planned = script.groups.find((each) => each.native === native)
      if (!planned) return []
      const data = { operator, act: 'assign-group', kind: planned.kind, values: planned.values }
      return [{ community, kind: 'operator.act' as const, group, member: null, data, content: null }]
    }),
  )
  const handles = await reads.members(community, { limit: 200 })
  await pipeline.record(
    handles.flatMap(({ member, native }) => {
      const role = script.people.find(({ id }) => id === native)?.holds
      if (role === undefined) return []
      const data = { operator, act: 'give-role', role }
      return [{ community, kind: 'operator.act' as const, group: null, member, data, content: null }]
    }),
  )
}

/** Those who are there from the start joined before there was a charter: nobody is welcomed for it. */
async function introduce(
  { groups, people }: DemoScript,
  {
    community,
    account,
    pipeline,
    now,
  }: Pick<SeedTools, 'pipeline' | 'now'> & { community: number; account: number },
): Promise<void> {
  const events = groups.flatMap(({ native, name, people: here }) =>
    people
      .filter(({ id }) => here.includes(id))
      .map((person) => ({
        kind: 'member.joined' as const,
        at: now(),
        source: 'live' as const,
        group: { native, name },
        person: { native: person.id, name: person.name, role: person.role ?? ('member' as const) },
        native: `joined-${native}-${person.id}`,
        data: {},
        content: { name: person.name },
      })),
  )
  await pipeline.deliver({ community, account, platform: 'room', events })
}

/** The shipped charter, made quick for a demo: newcomers are greeted within seconds, at any hour. */
async function demoCharter(file: string): Promise<string> {
  const source = await readFile(new URL(`../../charters/${file}`, import.meta.url), 'utf8')
  const document = parseDocument(source)
  if (document.hasIn(['onboarding', 'welcome', 'gather'])) {
    document.setIn(['onboarding', 'welcome', 'gather'], '3s')
  }
  document.delete('quiet')
  return document.toString({ lineWidth: 0 })
}

/** Puts the people of a script into their groups, without anyone having joined just now. */
export function seatPeople(script: DemoScript, room: Room): void {
  for (const { native, name, people } of script.groups) {
    room.createGroup(native, name)
    const group = room.groups.get(native)
    for (const id of people) {
      const person = script.people.find((each) => each.id === id)
      if (person) group?.admit({ id, name: person.name, role: person.role ?? 'member' })
    }
  }
}

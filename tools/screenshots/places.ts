/** Finds on the stage what some pages are about. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Client } from '../../test/journeys/serve-child.ts'
import type { Places } from './pages.ts'

const Events = z.object({
  events: z.array(z.object({ seq: z.string(), member: z.string().nullable(), group: z.string().nullable() })),
})

/** Around the newest recalled message of `community`. @throws when nothing was recalled there. */
export async function placesIn(client: Client, community: string): Promise<Places> {
  const { events } = Events.parse(await client.get(`/communities/${community}/events?rule=no-ads&limit=20`))
  const found = events.find(({ member, group }) => member !== null && group !== null)
  if (!found) throw new Error('On this stage no rule has recalled anything: there is nothing to show.')
  const { seq: event, member, group } = found
  const invited = { name: 'Wren', right: 'manager' }
  const invitation = await linkBy(client, `/communities/${community}/invitations`, invited)
  const mine = await linkBy(client, `/communities/${community}/members/${member ?? ''}/mine`, {})
  await checkUp(client, community)
  return { community, event, member: member ?? '', group: group ?? '', invitation, mine }
}

/** The address, without its origin, that a call makes. */
async function linkBy(client: Client, path: string, body: unknown): Promise<string> {
  const { link } = z.object({ link: z.string() }).parse(await client.post(path, body))
  return new URL(link).pathname
}

/** Resolves when there is a report. */
async function checkUp(client: Client, community: string): Promise<void> {
  const path = `/communities/${community}/checkup`
  const Made = z.object({ state: z.enum(['none', 'making', 'done', 'failed']) })
  let { state } = Made.parse(await client.post(path, {}))
  while (state === 'making') {
    await sleep(200)
    state = Made.parse(await client.get(path)).state
  }
  if (state !== 'done') throw new Error(`The checkup ended as ${state}.`)
}

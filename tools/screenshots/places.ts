/** Finds on the stage what some pages are about. */
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
  return { community, event: found.seq, member: found.member ?? '', group: found.group ?? '' }
}

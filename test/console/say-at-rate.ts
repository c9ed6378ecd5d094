/** Members of the built-in room who talk at a given rate, so that a page has something to show. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { OpenConsole } from '../services/console.ts'

const Room = z.object({
  groups: z.array(
    z.object({ native: z.string(), persons: z.array(z.object({ native: z.string(), muted: z.boolean() })) }),
  ),
})

const Versions = z.object({ versions: z.array(z.object({ version: z.number() })) })
const Charter = z.object({ source: z.string() })

/** Takes all rules out of the charter: whoever talks much would be muted by them. */
export async function withoutRules(
  { client }: Pick<OpenConsole, 'client'>,
  community: string,
): Promise<void> {
  const place = `/communities/${community}/charters`
  const { versions } = Versions.parse(await client.get(place))
  const { source } = Charter.parse(await client.get(`${place}/${versions[0]?.version ?? 1}`))
  const document = parseDocument(source)
  document.delete('rules')
  await client.post(place, { source: String(document), reason: 'a test talks much' })
}

/** Messages under way at the same time. */
const AT_ONCE = 24

interface Rate {
  readonly perSecond: number
  readonly seconds: number
}

/** Says `line 0.`, `line 1.`, … in the first group, and answers with all that was taken in, in their order. */
export async function sayAtRate(
  { client }: Pick<OpenConsole, 'client'>,
  community: string,
  { perSecond, seconds }: Rate,
): Promise<readonly string[]> {
  const [group] = Room.parse(await client.get(`/communities/${community}/room`)).groups
  if (group === undefined) throw new Error('the community has no room')
  const { native } = group
  const persons = group.persons.filter(({ muted }) => !muted)
  const said = Array.from({ length: perSecond * seconds }, (_, place) => `line ${place}.`)
  const started = performance.now()
  let next = 0
  const speak = async () => {
    for (let place = next++; place < said.length; place = next++) {
      const wait = started + (place * 1_000) / perSecond - performance.now()
      if (wait > 1) await sleep(wait)
      const person = persons[place % persons.length]?.native
      await client.post(`/communities/${community}/room/messages`, {
        group: native,
        person,
        text: said[place],
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, speak))
  return said
}

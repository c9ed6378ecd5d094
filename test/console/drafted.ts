/** A demo community whose draft has one rule more than the charter in force. */
import { z } from 'zod'
import type { OpenConsole } from '../services/console.ts'

export interface Drafted {
  readonly community: string
  /** What a page of the console has to keep so that it finds the draft. */
  readonly kept: readonly [key: string, value: string]
}

const Communities = z.object({ communities: z.array(z.object({ id: z.string(), name: z.string() })) })
const Charter = z.object({ version: z.number(), source: z.string() })

const RULE = `rules:
  - id: password
    title: 对上暗号
    when: message
    if: "text.is('open sesame')"
    do: [ { reply: 'The door is open, {member}.' } ]
`

/** `name` is that of a demo community. */
export async function draftOf({ server, client }: OpenConsole, name: string): Promise<Drafted> {
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${server.address}/api/v1${path}`, { headers: { cookie: client.cookie } })).json()
  const { communities } = Communities.parse(await ask('/communities'))
  const community = communities.find((one) => one.name === name)?.id
  if (community === undefined) throw new Error(`there is no demo community ${name}`)
  const { version, source } = Charter.parse(await ask(`/communities/${community}/charters/current`))
  const draft = { source: source.replace('rules:\n', RULE), base: version, baseSource: source }
  return { community, kept: [`folkmoot.draft.${community}`, JSON.stringify(draft)] }
}

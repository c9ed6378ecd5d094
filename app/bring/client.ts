/** The API of a running installation, called by whoever may read its data folder. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { openSignIn } from '../../shell/api/session/sign-in.ts'
import type { Settings } from '../../shell/config/settings.ts'
import { ADDRESS_FILE } from '../serve.ts'
import { BringProblem, noAnswer, notRunning } from './problem.ts'

export interface Client {
  readonly call: <Answer>(
    method: Method,
    path: string,
    answer: z.ZodType<Answer>,
    body?: unknown,
  ) => Promise<Answer>
  /** Signs out. */
  readonly close: () => Promise<void>
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const Refused = z.object({ error: z.object({ message: z.string(), hint: z.string().nullable() }) })

/**
 * Signs in by a link of its own, as `folkmoot sign-in-link` gives it to a person.
 * @throws BringProblem when none is running
 */
export async function openClient(settings: Settings, language: Language): Promise<Client> {
  const file = join(settings.data, ADDRESS_FILE)
  if (!existsSync(file)) throw notRunning(settings.data)
  const address = readFileSync(file, 'utf8').trim()
  const signIn = await openSignIn({ folder: settings.data, origins: [address], secret: settings.secret })
  const link = await signIn.newLink().finally(signIn.close)
  const token = new URL(link).searchParams.get('token')
  const entered = await send(address, 'POST', '/session/link', { 'accept-language': language }, { token })
  await answered(entered, z.unknown())
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  const headers = { cookie, 'accept-language': language, origin: address }
  return {
    call: async (method, path, answer, body) =>
      answered(await send(address, method, path, headers, body), answer),
    close: async () => {
      await send(address, 'DELETE', '/session', headers).catch(() => undefined)
    },
  }
}

async function send(
  address: string,
  method: Method,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Response> {
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : null
  const type = bytes === null ? 'application/json' : 'application/octet-stream'
  const content = body === undefined ? {} : { body: bytes ?? JSON.stringify(body) }
  try {
    return await fetch(`${address}/api/v1${path}`, {
      method,
      ...content,
      headers: body === undefined ? headers : { ...headers, 'content-type': type },
    })
  } catch {
    throw noAnswer(address)
  }
}

async function answered<Answer>(response: Response, answer: z.ZodType<Answer>): Promise<Answer> {
  const said: unknown = await response.json().catch(() => null)
  if (response.ok) return answer.parse(said)
  const refused = Refused.safeParse(said)
  const words = refused.success
    ? [refused.data.error.message, refused.data.error.hint ?? ''].join(' ').trim()
    : `${response.status} ${response.statusText}`
  throw new BringProblem(both(words, words))
}

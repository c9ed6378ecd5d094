/** Lets a call through to its route, or refuses it: session, right, origin. */
import { parseId } from '../../core/chat/ids.ts'
import type { CommunityId } from '../../core/chat/ids.ts'
import { ApiError, forbidden, noMember, noSession } from './api-error.ts'
import type { ApiParts } from './parts.ts'
import { holds } from './policy.ts'
import type { MemberCaller, Operator, OperatorPolicy, PublicPolicy } from './policy.ts'

interface Asking {
  readonly headers: Headers
  readonly params: Readonly<Record<string, string>>
  readonly address: string
}

/**
 * The operator behind an allowed call.
 * @throws ApiError 401 or 403.
 */
export async function admitOperator(
  policy: OperatorPolicy,
  { sessions }: Pick<ApiParts, 'sessions'>,
  { headers, params }: Asking,
): Promise<Operator> {
  const operator = await sessions.operatorOf(headers)
  if (!operator) throw noSession()
  if (!holds(operator, policy.right, placeOf(policy, params))) throw forbidden()
  return operator
}

function placeOf({ scope }: OperatorPolicy, params: Asking['params']): number | 'all' | null {
  if (scope === 'everywhere') return 'all'
  // An id that is none is nobody's community, not any.
  return scope === 'anywhere' ? null : (communityOf(params['community']) ?? -1)
}

/**
 * The member behind an allowed call.
 * @throws ApiError 401.
 */
export function admitMember({ mine }: Pick<ApiParts, 'mine'>, { headers }: Asking): MemberCaller {
  const member = mine.memberOf(headers)
  if (!member) throw noMember()
  return member
}

/**
 * The operator where a public route knows one, for the rest null.
 * @throws ApiError 401 when a caller from elsewhere asks for what only operators and this machine may have.
 */
export async function admitAnybody(
  policy: PublicPolicy,
  { sessions }: Pick<ApiParts, 'sessions'>,
  { headers, address }: Asking,
): Promise<Operator | null> {
  if (policy.surface === 'public' || (isLocal(address) && !isForwarded(headers))) return null
  const operator = await sessions.operatorOf(headers)
  if (!operator) throw noSession()
  return operator
}

/** An id that is none is nobody's community: the same refusal, so that ids cannot be guessed. */
function communityOf(text: string | undefined): number | null {
  try {
    return parseId<CommunityId>(text ?? '')
  } catch {
    return null
  }
}

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']
const isForwarded = (headers: Headers) => FORWARDED.some((name) => headers.has(name))

const isLocal = (address: string) => /^(::1|127\.|::ffff:127\.)/.test(address)

/**
 * Refuses what another site made a browser send. Programs send neither header and carry no cookie jar.
 * @throws ApiError 403.
 */
export function refuseForeignOrigin(method: string, headers: Headers, origins: readonly string[]): void {
  if (method === 'GET' || method === 'HEAD') return
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin === null && (site === null || site === 'same-origin' || site === 'none')) return
  if (origin !== null && origins.includes(origin) && (site === null || site === 'same-origin')) return
  throw new ApiError(
    403,
    'foreign-origin',
    { en: 'This request was sent from another site.', 'zh-CN': '这个请求来自其他网站。' },
    { en: `Open ${origins[0] ?? ''} and try there.`, 'zh-CN': `请在 ${origins[0] ?? ''} 上操作。` },
  )
}

/** A name that others can point at this machine must not reach it with the operator's cookie. */
export function refuseForeignHost(host: string | null, origins: readonly string[]): void {
  if (host !== null && origins.some((origin) => new URL(origin).host === host)) return
  throw new ApiError(
    403,
    'foreign-host',
    { en: 'Folkmoot is not known under this name.', 'zh-CN': '这个名字不是本站的网址。' },
    {
      en: `Open ${origins[0] ?? ''}, or set PUBLIC_URL to the address that people open.`,
      'zh-CN': `请打开 ${origins[0] ?? ''}，或把 PUBLIC_URL 设成人们打开的网址。`,
    },
  )
}

/**
 * One-time links by which a member sees what is held about them. The link is signed and expires; opened, it is
 * used up and becomes a short view, a cookie of this surface alone that no operator's session replaces.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { MemberCaller } from '../policy.ts'

/** How long a link can be opened, and how long what it opens can be looked at. */
export const LINK_LASTS = 7 * 24 * 3_600_000
const VIEW_LASTS = 30 * 60_000
const COOKIE = 'folkmoot.mine'

export interface MemberLinks {
  /** A token that opens once. */
  readonly make: (
    member: MemberCaller,
    operator: string,
  ) => { readonly token: string; readonly expires: number }
  /** Uses the token up: the view's cookie, null when it is none, was used or has expired. */
  readonly open: (token: string) => { readonly cookie: string; readonly member: MemberCaller } | null
  /** Whose view a request carries. */
  readonly memberOf: (headers: Headers) => MemberCaller | null
  /** The cookie that ends a view. */
  readonly end: () => string
}

export interface MemberLinksOptions {
  readonly secret: string
  /** Whether people come by https. */
  readonly secure: boolean
  readonly now: () => number
}

const Claim = z.tuple([
  z.enum(['link', 'view']),
  z.number().int(),
  z.number().int(),
  z.number().int(),
  z.string().min(16),
])

/** Keeps which links were used in the table `member_link`, by a mark that is no token. */
export function openMemberLinks(
  database: DatabaseSync,
  { secret, secure, now }: MemberLinksOptions,
): MemberLinks {
  database.exec(`CREATE TABLE IF NOT EXISTS member_link (
    mark TEXT PRIMARY KEY,
    community BIGINT NOT NULL,
    member BIGINT NOT NULL,
    operator TEXT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
  )`)
  const forget = database.prepare('DELETE FROM member_link WHERE expires < ?')
  const put = database.prepare(
    'INSERT INTO member_link (mark, community, member, operator, expires) VALUES (?, ?, ?, ?, ?)',
  )
  const useUp = database.prepare(
    'UPDATE member_link SET used = ? WHERE mark = ? AND used IS NULL AND expires > ? RETURNING mark',
  )
  const sign = (text: string) => createHmac('sha256', secret).update(`member\n${text}`).digest('base64url')
  const seal = (claim: z.infer<typeof Claim>): string => {
    const text = Buffer.from(JSON.stringify(claim)).toString('base64url')
    return `${text}.${sign(text)}`
  }
  const read = (token: string, kind: 'link' | 'view') => {
    const [text = '', signature = ''] = token.split('.')
    if (!isSame(signature, sign(text))) return null
    const [of, community, member, expires, mark] = Claim.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    )
    return of === kind && expires > now() ? { community, member, mark } : null
  }
  const cookieOf = (value: string, seconds: number) =>
    `${COOKIE}=${value}; Path=/api/v1/mine; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

  return {
    make: ({ community, member }, operator) => {
      const expires = now() + LINK_LASTS
      const mark = randomBytes(16).toString('base64url')
      forget.run(now())
      put.run(mark, community, member, operator, expires)
      return { token: seal(['link', community, member, expires, mark]), expires }
    },
    open: (token) => {
      const link = read(token, 'link')
      if (!link || useUp.get(now(), link.mark, now()) === undefined) return null
      const { community, member } = link
      const view = seal([
        'view',
        community,
        member,
        now() + VIEW_LASTS,
        randomBytes(16).toString('base64url'),
      ])
      return { cookie: cookieOf(view, VIEW_LASTS / 1_000), member: { community, member } }
    },
    memberOf: (headers) => {
      const view = read(cookieIn(headers.get('cookie') ?? ''), 'view')
      return view && { community: view.community, member: view.member }
    },
    end: () => cookieOf('', 0),
  }
}

function cookieIn(header: string): string {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${COOKIE}=`))
  return pair?.slice(COOKIE.length + 1) ?? ''
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

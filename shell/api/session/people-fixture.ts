/** Made-up sign-in for tests of the API: operators known by a header, people kept in a list. */
import { holds } from '../policy.ts'
import type { HeldRight, Operator } from '../policy.ts'
import type { Invitation } from './invitations.ts'
import type { People } from './people.ts'
import type { Entry, Sessions } from './sessions.ts'

export const TEST_HEADER = 'x-test-operator'
/** What opens a door in tests: `right` a link, `right` a password, `right` an invitation. */
const RIGHT = 'right'
const KEY = { id: 'key-1', name: 'Key', added: 1_800_000_000_000 }

export function sessionsOf(operators: Readonly<Record<string, Operator>>, now: () => number): Sessions {
  const enter = (given: string): Promise<Entry> =>
    Promise.resolve(
      given === RIGHT
        ? { status: 'in', operator: 'op-1', cookies: ['folkmoot.session_token=x; HttpOnly; SameSite=Strict'] }
        : { status: 'refused', until: null },
    )
  const asked = { options: { challenge: 'abc' }, cookies: [] }
  const session = { id: 's-1', isThis: true, since: now(), seen: now(), address: '127.0.0.1', userAgent: '' }
  return {
    operatorOf: (headers) => Promise.resolve(operators[headers.get(TEST_HEADER) ?? ''] ?? null),
    operators: () => Object.values(operators),
    byLink: enter,
    byPassword: ({ name, password }) =>
      name === 'locked' ? Promise.resolve({ status: 'locked', until: now() + 30_000 }) : enter(password),
    passkeys: {
      obstacle: 'numeric-address',
      instead: 'http://localhost:4600',
      list: () => Promise.resolve([KEY]),
      askToSignIn: () => Promise.resolve(asked),
      signIn: () => enter(''),
      askToAdd: () => Promise.resolve(asked),
      add: () => Promise.resolve(false),
      remove: (_operator, passkey) => Promise.resolve(passkey === KEY.id),
    },
    signOut: () => Promise.resolve([]),
    list: () => Promise.resolve([session]),
    end: (_operator, id) => Promise.resolve(id === session.id),
    endOthers: () => Promise.resolve(0),
    hasPassword: () => Promise.resolve(false),
    setPassword: () => Promise.resolve({ status: 'set' }),
    setName: (_operator, name) => Promise.resolve(name !== 'taken'),
  }
}

export function peopleOf(operators: Readonly<Record<string, Operator>>, now: () => number): People {
  const list = new Map(Object.values(operators).map((each) => [each.id, each]))
  const made = new Map<string, Invitation>()
  const keep = (id: string, change: (rights: readonly HeldRight[]) => readonly HeldRight[]) => {
    const known = list.get(id)
    if (known) list.set(id, { ...known, rights: change(known.rights) })
    return known ? ('done' as const) : ('nothing' as const)
  }
  const others = (community: number | 'all') => (held: HeldRight) => held.community !== community
  return {
    find: (operator) => list.get(operator) ?? null,
    of: (community) => [...list.values()].filter((each) => holds(each, 'viewer', community)),
    give: (operator, held) => keep(operator, (rights) => [...rights.filter(others(held.community)), held]),
    take: (operator, community) =>
      Promise.resolve(keep(operator, (rights) => rights.filter(others(community)))),
    invite: (by, draft) => {
      const id = `i-${made.size + 1}`
      const invitation = { ...draft, id, by, made: now(), expires: now() + 1 }
      made.set(id, invitation)
      return { invitation, link: `http://127.0.0.1:4600/invite/${RIGHT}` }
    },
    invitations: (community) => [...made.values()].filter((each) => each.community === community),
    revoke: (community, id) => made.get(id)?.community === community && made.delete(id),
    invitation: (token) => (token === RIGHT ? ([...made.values()][0] ?? null) : null),
    accept: () => Promise.resolve({ status: 'no-invitation' }),
    join: () => null,
    linkFor: () => Promise.resolve('http://127.0.0.1:4600/sign-in?token=right'),
  }
}

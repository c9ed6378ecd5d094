/** Who runs which community: rights given and taken, invitations made and followed. */
import { randomBytes } from 'node:crypto'
import { holds } from '../policy.ts'
import type { Operator } from '../policy.ts'
import { addressFor } from './auth.ts'
import type { Auth } from './auth.ts'
import type { Invitation, Invitations } from './invitations.ts'
import type { Names } from './names.ts'
import { passwordFault } from './password.ts'
import { isCovered } from './people.ts'
import type { People } from './people.ts'
import type { Rights } from './rights.ts'
import { keepPassword } from './session-desk.ts'
import type { Sessions } from './sessions.ts'

export interface PeopleDeskOptions {
  readonly auth: Auth
  readonly rights: Rights
  readonly names: Names
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly find: (operator: string) => Operator | null
  readonly linkFor: (operator: string) => Promise<string>
  readonly origin: string
  readonly now: () => number
}

export function createPeople(options: PeopleDeskOptions): People {
  const { auth, rights, names, invitations, sessions, find, linkFor, origin, now } = options

  const isLastSteward = (operator: string, community: number | 'all') => {
    const stewards = rights.stewards()
    return community === 'all' && stewards.length === 1 && stewards[0] === operator
  }
  /** Whoever lost the right to invite, lost it for what they made before as well. */
  const stands = ({ by, community }: Invitation): boolean => {
    const inviter = find(by)
    return inviter !== null && holds(inviter, 'steward', community)
  }
  const invitation = (token: string): Invitation | null => {
    const found = invitations.find(token, now())
    return found !== null && stands(found) ? found : null
  }

  return {
    find,
    of: (community) =>
      rights
        .holders()
        .flatMap((id) => find(id) ?? [])
        .filter((operator) => holds(operator, 'viewer', community)),
    give: (operator, { community, right, limits }) => {
      if (find(operator) === null) return 'nothing'
      if (right !== 'steward' && isLastSteward(operator, community)) return 'last-steward'
      rights.give(operator, community, right, limits)
      return 'done'
    },
    take: async (operator, community) => {
      if (isLastSteward(operator, community)) return 'last-steward'
      if (!rights.take(operator, community)) return 'nothing'
      if (rights.of(operator).length === 0) await auth.people.deleteUserSessions(operator)
      return 'done'
    },
    invite: (by, draft) => {
      const made = invitations.make({ ...draft, by }, now())
      return { invitation: made.invitation, link: `${origin}/invite/${made.token}` }
    },
    invitations: (community) => invitations.open(community, now()).filter(stands),
    revoke: (community, id) => invitations.revoke(community, id, now()),
    invitation,
    accept: async (token, { name, password }, visitor) => {
      const found = invitation(token)
      if (!found) return { status: 'no-invitation' }
      const fault = password === null ? null : passwordFault(password, name)
      if (fault !== null) return { status: 'weak', fault }
      if (names.holder(name) !== null) return { status: 'name-taken' }
      if (!invitations.use(found.id, now())) return { status: 'no-invitation' }
      const email = addressFor(randomBytes(12).toString('hex'))
      const user = await auth.people.createUser(
        { email, name, emailVerified: true },
        { method: 'magic-link' },
      )
      if (!names.take(user.id, name)) {
        invitations.release(found.id)
        await auth.people.deleteUser(user.id)
        return { status: 'name-taken' }
      }
      if (password !== null) await keepPassword(auth, user.id, password)
      rights.give(user.id, found.community, found.right, found.limits)
      const entry = await sessions.byLink(await auth.newToken(email), visitor)
      return entry.status === 'in' ? { status: 'in', invitation: found, entry } : { status: 'no-invitation' }
    },
    join: (token, operator) => {
      const found = invitation(token)
      if (!found || isCovered(rights.of(operator), found)) return null
      if (!invitations.use(found.id, now())) return null
      rights.give(operator, found.community, found.right, found.limits)
      return found
    },
    linkFor,
  }
}

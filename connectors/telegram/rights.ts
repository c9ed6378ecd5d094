/** What the account may do in each group, learnt from Telegram and told when something is missing. */
import type { Api } from 'grammy'
import type { ChatMember } from 'grammy/types'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { PlatformRole } from '../../core/chat/event.ts'
import { isChannelId } from './ids.ts'
import { isInside, roleOf } from './member.ts'
import { REPORTS, rightsMissing, type Right } from './texts.ts'
import type { Tell } from './reporter.ts'

/** What is asked of Telegram here. */
type Asking = Pick<Api, 'getChatMember' | 'getChatAdministrators' | 'getChatMemberCount'>
type Acts = Partial<Capabilities['act']>

interface Standing {
  readonly acts: Acts
  /** Null until Telegram has told who the administrators are. */
  readonly roles: ReadonlyMap<number, PlatformRole> | null
  readonly size: number | undefined
}

const SILENT: Acts = {
  say: 'never',
  reply: 'never',
  warn: 'never',
  mute: 'never',
  unmute: 'never',
  recall: 'never',
  remove: 'never',
  block: 'never',
}

export class Rights {
  readonly #api: Asking
  readonly #self: number
  readonly #tell: Tell
  readonly #standings = new Map<string, Standing>()
  #readsAll = true

  constructor(options: { readonly api: Asking; readonly self: number; readonly tell: Tell }) {
    this.#api = options.api
    this.#self = options.self
    this.#tell = options.tell
  }

  /** Whether the account sees all messages also where it is no administrator. */
  set readsAll(readsAll: boolean) {
    this.#readsAll = readsAll
  }

  /** Whether there is nothing more to ask. */
  knows(group: string): boolean {
    const standing = this.#standings.get(group)
    return standing !== undefined && (standing.roles !== null || standing.acts === SILENT)
  }

  /** Less than the platform's capabilities where rights are missing; empty while nothing is known. */
  abilities(group: string): Acts {
    return this.#standings.get(group)?.acts ?? {}
  }

  role(group: string, user: number): PlatformRole | undefined {
    const roles = this.#standings.get(group)?.roles
    return roles ? (roles.get(user) ?? 'member') : undefined
  }

  size(group: string): number | undefined {
    return this.#standings.get(group)?.size
  }

  /**
   * Asks Telegram about one group.
   * @throws what the calls throw, when nothing could be learnt.
   */
  async look(group: string, chat: number): Promise<void> {
    const before = this.#standings.get(group)?.acts
    const self = await this.#api.getChatMember(chat, this.#self)
    // An update that came meanwhile is newer than the answer.
    if (this.#standings.get(group)?.acts === before) this.learn(group, chat, self)
    if (!isInside(self)) return
    const admins = await this.#api.getChatAdministrators(chat)
    const size = await this.#api.getChatMemberCount(chat)
    const roles = new Map(admins.map((member) => [member.user.id, roleOf(member)]))
    const acts = this.#standings.get(group)?.acts ?? actsOf(self, chat)
    this.#standings.set(group, { acts, roles, size })
  }

  /** Takes in what the account may do, as an update or an answer tells it. */
  learn(group: string, chat: number, self: ChatMember): void {
    const { roles = null, size } = this.#standings.get(group) ?? {}
    this.#standings.set(group, { acts: actsOf(self, chat), roles, size })
    this.#tell(this.#verdict(self), group)
  }

  /** The group is out of reach. */
  lose(group: string): void {
    this.#standings.set(group, { acts: SILENT, roles: null, size: undefined })
    this.#tell(REPORTS.notInGroup, group)
  }

  /** A person came, went or got another role; who is gone is an ordinary member when coming back. */
  note(group: string, user: number, role: PlatformRole): void {
    const standing = this.#standings.get(group)
    if (!standing?.roles || (standing.roles.get(user) ?? 'member') === role) return
    this.#standings.set(group, { ...standing, roles: new Map([...standing.roles, [user, role]]) })
  }

  #verdict(self: ChatMember): Parameters<Tell>[0] {
    if (!isInside(self)) return REPORTS.notInGroup
    if (self.status !== 'administrator' && !this.#readsAll) return REPORTS.privacyMode
    const missing = missingRights(self)
    return missing.length === 0 ? REPORTS.groupWell : rightsMissing(missing)
  }
}

function missingRights(self: ChatMember): readonly Right[] {
  const rights = ['can_delete_messages', 'can_restrict_members'] as const
  return self.status === 'administrator' ? rights.filter((right) => !self[right]) : rights
}

function actsOf(self: ChatMember, chat: number): Acts {
  if (!isInside(self)) return SILENT
  const missing = missingRights(self)
  const silent = self.status === 'restricted' && !self.can_send_messages
  return {
    ...(silent ? ({ say: 'never', reply: 'never', warn: 'never' } as const) : {}),
    ...(missing.includes('can_delete_messages') ? ({ recall: 'never' } as const) : {}),
    ...(missing.includes('can_restrict_members')
      ? ({ mute: 'never', unmute: 'never', remove: 'never', block: 'never' } as const)
      : {}),
    // Telegram restricts members of supergroups only.
    ...(isChannelId(chat) ? {} : ({ mute: 'never', unmute: 'never' } as const)),
  }
}

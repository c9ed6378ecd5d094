/** What a chat program itself writes into a conversation: who came, who went. */

export interface Note {
  readonly kind: 'member.joined' | 'member.left' | 'member.removed' | 'skipped'
  readonly names: readonly string[]
  readonly inviter: string | null
}

const QUOTED = '["“]([^"”]{1,64})["”]'
const JOINED: readonly RegExp[] = [
  new RegExp(`^(?<inviter>${QUOTED}|你)邀请(?<names>.+?)加入了?群聊`, 'u'),
  new RegExp(`^(?<names>${QUOTED})通过扫描(?<inviter>${QUOTED}|你)分享的二维码加入群聊`, 'u'),
  new RegExp(`^(?<names>${QUOTED})加入了?(?:本群|群聊)`, 'u'),
  new RegExp(`^(?<inviter>${QUOTED}|You) invited (?<names>.+?) to (?:the|a) group chat`, 'u'),
  new RegExp(`^(?<names>${QUOTED}) joined (?:the )?group chat`, 'u'),
]
const LEFT: readonly (readonly [RegExp, Note['kind']])[] = [
  [new RegExp(`^(?<names>${QUOTED})(?:退出|离开)了?(?:本群|群聊)`, 'u'), 'member.left'],
  [new RegExp(`^(?<names>${QUOTED}) left the group chat`, 'u'), 'member.left'],
  [/^你将(?<names>.+?)移出了?群聊/u, 'member.removed'],
  [/^You removed (?<names>.+?) from (?:the )?group chat/u, 'member.removed'],
]
/** Understood, and of no use: which message was taken back is not said. */
const IDLE: readonly RegExp[] = [
  /撤回了一条消息$/u,
  /recalled a message$/u,
  /^以下(?:是|为)新消息$/u,
  /修改群名为/u,
  /changed the group name to/u,
]

/** null for what a person wrote. */
export function readNote(line: string): Note | null {
  for (const shape of JOINED) {
    const found = shape.exec(line)?.groups
    if (found) return { kind: 'member.joined', names: quoted(found['names']), inviter: one(found['inviter']) }
  }
  for (const [shape, kind] of LEFT) {
    const found = shape.exec(line)?.groups
    if (found) return { kind, names: quoted(found['names']), inviter: null }
  }
  return IDLE.some((shape) => shape.test(line)) ? { kind: 'skipped', names: [], inviter: null } : null
}

function quoted(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(new RegExp(QUOTED, 'gu'))].flatMap(([, names = '']) =>
    names.split('、').map((name) => name.trim()),
  )
}

/** The operator who copies the text is "you" in it: nobody's name. */
function one(text: string | undefined): string | null {
  return quoted(text)[0] ?? null
}

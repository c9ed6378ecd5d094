/** The built-in room, as the API needs it. */

/** The built-in room, for playing: only its own demo members can be spoken for. */
export interface DemoRoom {
  readonly groups: (community: number) => readonly RoomGroupView[] | null
  /** @throws RoomRefusal */
  readonly post: (
    community: number,
    message: {
      readonly group: string
      readonly person: string
      readonly text: string
      readonly replyTo?: string
    },
  ) => Promise<{ readonly native: string }>
  /** Lets a newcomer with an invented name join. @throws RoomRefusal */
  readonly joinNewcomer: (
    community: number,
    group: string,
    name: string | null,
  ) => Promise<{ readonly native: string; readonly name: string }>
}

export interface RoomGroupView {
  readonly native: string
  readonly name: string
  readonly persons: readonly {
    readonly native: string
    readonly name: string
    readonly role: 'owner' | 'admin' | 'member'
    readonly muted: boolean
  }[]
}

export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal'
  readonly code: 'muted' | 'blocked' | 'not-a-member' | 'no-such-group' | 'paused'
  constructor(code: RoomRefusal['code']) {
    super(code)
    this.code = code
  }
}

/** What a demo community is made of: groups, people, an opening that shows the rules, and talk. */

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly role?: 'owner' | 'admin'
  /** Role of the charter. */
  readonly holds?: string
}

export interface DemoGroup {
  readonly native: string
  readonly name: string
  readonly kind: string
  readonly values: Readonly<Record<string, string>>
  /** Ids of who is in it at the start. */
  readonly people: readonly string[]
}

/** One thing that happens in the opening, `at` milliseconds after its start. */
export type Beat =
  | {
      readonly at: number
      readonly do: 'join'
      readonly group: string
      readonly id: string
      readonly name: string
    }
  | {
      readonly at: number
      readonly do: 'say'
      readonly group: string
      readonly who: string
      readonly text: string
    }
  | {
      readonly at: number
      readonly do: 'react'
      readonly group: string
      readonly who: string
      /** To the last message of this person. */
      readonly to: string
      readonly emoji: string
    }

/** Lines of one conversation; a number in front stands for one of its speakers. */
export interface Conversation {
  readonly group: string
  readonly lines: readonly (readonly [speaker: number, text: string])[]
}

export interface DemoScript {
  /** Stored with the account, to find the script again after a restart. */
  readonly id: string
  /** File in `charters/`. */
  readonly charter: string
  readonly reason: string
  readonly account: string
  readonly groups: readonly DemoGroup[]
  readonly people: readonly DemoPerson[]
  /** Invented names for those whom the operator lets join. */
  readonly newcomers: readonly string[]
  /** Ids of who misbehaves in the opening and says nothing afterwards. */
  readonly noisy: readonly string[]
  readonly opening: readonly Beat[]
  readonly talk: readonly Conversation[]
}

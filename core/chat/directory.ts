/**
 * Who is who in one community: platform ids on one side, Folkmoot's ids on the other. Ids are made here,
 * and every new or renamed group and handle is journalled so that it is stored with the same commit.
 */
import type { Incoming } from './incoming.ts'
import { nextId, toId, type AccountId, type GroupId, type MemberId } from './ids.ts'

export interface KnownGroup {
  readonly group: GroupId
  readonly account: AccountId | null
  readonly platform: string
  readonly native: string
  readonly name: string | null
}

export interface KnownHandle {
  readonly member: MemberId
  readonly platform: string
  readonly native: string
  readonly name: string | null
}

export interface DirectoryChanges {
  readonly groups: readonly KnownGroup[]
  readonly handles: readonly KnownHandle[]
}

export class Directory {
  readonly #groups = new Map<string, KnownGroup>()
  readonly #handles = new Map<string, KnownHandle>()
  readonly #sizes = new Map<string, number>()
  #changedGroups = new Map<string, KnownGroup>()
  #changedHandles = new Map<string, KnownHandle>()
  #lastId: number

  /** `lastId` is the highest id that the community has given so far (`CommunityState.ids`). */
  constructor(lastId = 0) {
    this.#lastId = lastId
  }

  /** The highest id given so far. */
  get lastId(): number {
    return this.#lastId
  }

  /** Takes in what the store knows; what is known here already is newer. Nothing of it is journalled. */
  preload(groups: Iterable<KnownGroup>, handles: Iterable<KnownHandle>): void {
    for (const group of groups) {
      const key = `${group.platform}\n${group.native}`
      if (!this.#groups.has(key)) this.#groups.set(key, group)
      this.#lastId = Math.max(this.#lastId, group.group)
    }
    for (const handle of handles) {
      const key = `${handle.platform}\n${handle.native}`
      if (!this.#handles.has(key)) this.#handles.set(key, handle)
      this.#lastId = Math.max(this.#lastId, handle.member)
    }
  }

  /** Native ids that these events name and the directory does not hold: to be preloaded before they are resolved. */
  missing(platform: string, events: Iterable<Incoming>): { groups: string[]; people: string[] } {
    const groups = new Set<string>()
    const people = new Set<string>()
    for (const { group, person, inviter } of events) {
      if (group !== undefined && !this.#groups.has(`${platform}\n${group.native}`)) groups.add(group.native)
      for (const someone of [person, inviter]) {
        if (someone === undefined || this.#handles.has(`${platform}\n${someone.native}`)) continue
        people.add(someone.native)
      }
    }
    return { groups: [...groups], people: [...people] }
  }

  /** Id of the group; a new one is made at `now`. A name that is new or changed is journalled. */
  group(
    platform: string,
    native: string,
    name: string | undefined,
    account: AccountId | null,
    now: number,
  ): GroupId {
    const key = `${platform}\n${native}`
    const known = this.#groups.get(key)
    if (known !== undefined && (name === undefined || name === known.name)) return known.group
    const group = known?.group ?? this.#makeId<GroupId>(now)
    const row = { group, account: known?.account ?? account, platform, native, name: name ?? null }
    this.#groups.set(key, row)
    this.#changedGroups.set(key, row)
    return group
  }

  /** Id of the member behind a handle; a new one is made at `now`. A name that is new or changed is journalled. */
  member(platform: string, native: string, name: string | undefined, now: number): MemberId {
    const key = `${platform}\n${native}`
    const known = this.#handles.get(key)
    if (known !== undefined && (name === undefined || name === known.name)) return known.member
    const member = known?.member ?? this.#makeId<MemberId>(now)
    const row = { member, platform, native, name: name ?? null }
    this.#handles.set(key, row)
    this.#changedHandles.set(key, row)
    return member
  }

  /** Whoever comes with one of this member's handles from now on is somebody new. */
  forget(member: MemberId): void {
    for (const handles of [this.#handles, this.#changedHandles]) {
      for (const [key, handle] of handles) if (handle.member === member) handles.delete(key)
    }
  }

  /** The handles of `other` become those of `kept`: all of them have to be preloaded. */
  link(other: MemberId, kept: MemberId): void {
    for (const [key, handle] of this.#handles) {
      if (handle.member !== other) continue
      const row = { ...handle, member: kept }
      this.#handles.set(key, row)
      this.#changedHandles.set(key, row)
    }
  }

  /** Whether the platform's count of a group's members differs from the last one seen. */
  sizeChanged(platform: string, native: string, size: number): boolean {
    const key = `${platform}\n${native}`
    if (this.#sizes.get(key) === size) return false
    this.#sizes.set(key, size)
    return true
  }

  /** What is new or renamed since the last call. */
  takeChanges(): DirectoryChanges {
    const changes = { groups: [...this.#changedGroups.values()], handles: [...this.#changedHandles.values()] }
    this.#changedGroups = new Map()
    this.#changedHandles = new Map()
    return changes
  }

  /**
   * Forgets the oldest beyond `limit` groups and handles each. Only between commits: what is forgotten has
   * to be preloaded before it is met again.
   */
  trim(limit: number): void {
    for (const map of [this.#groups, this.#handles, this.#sizes]) {
      for (const key of map.keys()) {
        if (map.size <= limit) break
        map.delete(key)
      }
    }
  }

  #makeId<Id extends GroupId | MemberId>(now: number): Id {
    this.#lastId = nextId(now, this.#lastId)
    return toId<Id>(this.#lastId)
  }
}

export { resolve, type Arrival } from './resolve.ts'

/**
 * Corrections and old retractions name a message by the id that its sender gave it; Folkmoot knows messages by
 * the id that the room gave them. This remembers which is which, for the newest messages of a room, and what
 * each person last reacted with.
 */
const MOST = 5_000

export class KnownMessages {
  readonly #rooms = new Map<string, string>()
  readonly #reactions = new Map<string, readonly string[]>()

  /** `senderIds` are all ids that the sender gave: the stanza's own and the origin id. */
  remember(person: string, senderIds: readonly string[], id: string): void {
    for (const senderId of senderIds) put(this.#rooms, `${person}\n${senderId}`, id)
  }

  idOf(person: string, senderId: string): string | undefined {
    return this.#rooms.get(`${person}\n${senderId}`)
  }

  /** What changed since the same person's last reactions to the same message. */
  react(
    person: string,
    id: string,
    now: readonly string[],
  ): { readonly added: readonly string[]; readonly removed: readonly string[] } {
    const key = `${person}\n${id}`
    const before = this.#reactions.get(key) ?? []
    put(this.#reactions, key, now)
    return {
      added: now.filter((emoji) => !before.includes(emoji)),
      removed: before.filter((emoji) => !now.includes(emoji)),
    }
  }
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= MOST) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}

/** Who is addressed by name. */
import type { Part } from '../chat/message.ts'

/** Native ids, or names where there are none; each once. */
export function mentionsIn(parts: readonly Part[]): readonly string[] {
  const mentioned = new Set<string>()
  for (const part of parts) {
    if (part.type !== 'mention' || part.all === true) continue
    const who = part.native ?? part.name
    if (who) mentioned.add(who)
  }
  return [...mentioned]
}

export function mentionsEveryone(parts: readonly Part[]): boolean {
  return parts.some((part) => part.type === 'mention' && part.all === true)
}

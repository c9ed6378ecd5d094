/** Joins, leaves and renames, read from the sentences that clients write about them. */
import type { Incoming, IncomingGroup } from '../chat/incoming.ts'

interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

type Kind = 'member.joined' | 'member.left' | 'member.removed'
const SENTENCES: readonly (readonly [RegExp, Kind])[] = [
  [/^Joins: (\S+)(?: \(|$)/, 'member.joined'],
  [/^(?:Quits|Parts): (\S+)(?: \(|$)/, 'member.left'],
  [/^(\S+) (?:[[(]\S*[\])] )?has joined(?: |$)/, 'member.joined'],
  [/^(\S+) (?:[[(]\S*[\])] )?has (?:left|quit)(?: |$)/, 'member.left'],
  [/^(\S+) was kicked (?:from \S+ )?by \S+/, 'member.removed'],
  [/^\S+ has kicked (\S+)/, 'member.removed'],
  [/^(.{1,64}?)加入(?:了)?(?:本群|群聊)$/, 'member.joined'],
  [/^(.{1,64}?)(?:离开|退出)(?:了)?(?:本群|群聊)$/, 'member.left'],
  [/^(.{1,64}?)被.{0,64}?移出(?:了)?(?:本群|群聊)$/, 'member.removed'],
]
const RENAMED = /^(\S+) (?:[[(]\S*[\])] )?is now known as (\S+)$/

/** null for every other sentence: topics, modes, recalls that do not say which message. */
export function systemEvent(text: string, base: Base, native: string | undefined): Incoming | null {
  for (const [sentence, kind] of SENTENCES) {
    const name = sentence.exec(text)?.[1]
    if (name !== undefined)
      return { ...base, kind, native, person: { native: name, name }, data: {}, content: { name } }
  }
  const [, from, to] = RENAMED.exec(text) ?? []
  if (from === undefined || to === undefined) return null
  return {
    ...base,
    kind: 'member.renamed',
    native,
    person: { native: from, name: to },
    data: {},
    content: { name: to },
  }
}

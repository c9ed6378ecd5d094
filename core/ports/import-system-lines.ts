/** Joins, leaves, roles and names, read from the sentences that chat programs write about them. */
import type { PlatformRole } from '../chat/event.ts'
import type { Incoming, IncomingGroup, IncomingPerson } from '../chat/incoming.ts'
import { SENTENCES, type SentenceKind } from './import-system-sentences.ts'

interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

/** Who bears a name in a sentence; undefined = nobody that is known, such as the "you" whose file it is. */
export type PersonOfName = (name: string) => IncomingPerson | undefined

/** No program writes longer ones; a person's text may be any length. */
const LONGEST = 2_000
const SELF = new Set(['你', '您', 'you', 'You', '自己'])
const RENAMED = /^(\S+) (?:[[(]\S*[\])] )?is now known as (\S+)$/
const RECALLED =
  /撤回了|撤回一条|收回(?:了)?訊息|recalled a message|unsent a message|Message unsent|送信を取り消しました|ยกเลิกข้อความ/
const PATTED = /拍了拍|戳了戳|揪了揪|tickled| patted /

/** Who a name is when a file knows no ids: the name itself. */
export const personOfName: PersonOfName = (name) => (SELF.has(name) ? undefined : { native: name, name })

/**
 * What a sentence of the program says, one event for each person whom it happened to; empty for all that is
 * no event of a group, such as a recall that does not say of which message.
 */
export function systemEvents(
  text: string,
  base: Base,
  native: string | undefined,
  personOf: PersonOfName = personOfName,
): readonly Incoming[] {
  const sentence = text.trim()
  if (sentence.length > LONGEST) return []
  for (const { kind, shape } of SENTENCES) {
    const found = shape.exec(sentence)?.groups
    if (found) return eventsOf(kind, found, { ...base, native }, personOf)
  }
  const [, from, to] = RENAMED.exec(sentence) ?? []
  if (from === undefined || to === undefined) return []
  const person = { native: from, name: to }
  return [{ ...base, kind: 'member.renamed', native, person, data: {}, content: { name: to } }]
}

/** The first of `systemEvents`, for programs whose sentences name one person; null where there is none. */
export function systemEvent(text: string, base: Base, native: string | undefined): Incoming | null {
  return systemEvents(text, base, native)[0] ?? null
}

/** Who asked whom into a group where the asked still has to join; null for every other sentence. */
export function invitationOf(text: string): { readonly by: string; readonly who: readonly string[] } | null {
  const sentence = text.trim()
  if (sentence.length > LONGEST) return null
  const { kind, shape } = SENTENCES.find((each) => each.shape.test(sentence)) ?? {}
  const found = kind === 'invited' ? shape?.exec(sentence)?.groups : undefined
  return found ? { by: bare(found['by'] ?? ''), who: namesOf(found['who'] ?? '') } : null
}

/** Why a sentence holds no event: a code of the import's reasons. */
export function systemReason(text: string): string {
  if (RECALLED.test(text)) return 'recall-of-unknown-message'
  return PATTED.test(text) ? 'pat' : 'system-line'
}

type Found = Readonly<Record<string, string | undefined>>
type Where = Base & { readonly native: string | undefined }

function eventsOf(kind: SentenceKind, found: Found, where: Where, personOf: PersonOfName): Incoming[] {
  const by = found['by'] === undefined ? undefined : personOf(bare(found['by']))
  const people = namesOf(found['who'] ?? '').flatMap((name) => personOf(name) ?? [])
  const each = (make: (person: IncomingPerson, native: string | undefined) => Incoming) =>
    people.map((person, i) => make(person, nativeOf(where.native, i)))
  const role = (is: PlatformRole) =>
    each((person, native) => ({
      ...where,
      kind: 'member.role',
      native,
      person: { ...person, role: is },
      data: { role: is },
      content: {},
    }))
  switch (kind) {
    case 'invited':
      return []
    case 'role.owner':
      return role('owner')
    case 'role.admin':
      return role('admin')
    case 'role.member':
      return role('member')
    case 'group.renamed':
      return [{ ...where, kind, person: by, data: {}, content: { name: bare(found['name'] ?? '') } }]
    case 'group.notice':
      return [{ ...where, kind, person: by, data: {}, content: { text: (found['text'] ?? '').trim() } }]
    case 'member.joined':
      return each((person, native) => joined(person, by, { ...where, native }))
    case 'member.left':
    case 'member.removed':
      return each((person, native) => ({ ...where, kind, native, person, data: {}, content: named(person) }))
  }
}

function joined(person: IncomingPerson, by: IncomingPerson | undefined, where: Where): Incoming {
  const inviter = by === undefined || by.native === person.native ? {} : { inviter: by }
  return { ...where, kind: 'member.joined', person, ...inviter, data: {}, content: named(person) }
}

function named({ name }: IncomingPerson): { name?: string } {
  return name === undefined ? {} : { name }
}

/** Several events of one line need ids of their own. */
function nativeOf(native: string | undefined, i: number): string | undefined {
  return native === undefined || i === 0 ? native : `${native}/${i}`
}

/** One name or several: `"甲、乙"`, `"甲"、"乙"`, `A, B and C`, `你和"甲"`. */
function namesOf(text: string): string[] {
  const withSelf = /^(你|you) ?(?:和|、|and) ?(?=["“])/u.exec(text)
  if (withSelf) return [withSelf[1] ?? '', ...namesOf(text.slice(withSelf[0].length))]
  const inner = bare(text)
  const pieces =
    inner === text.trim()
      ? inner.split(/、|, | and | และ /u)
      : inner.split(/["”」]?(?:、|, ?|，)["“「]?|["”」] and ["“「]/u)
  return pieces.map((name) => name.trim()).filter((name) => name !== '')
}

/** Without the quotation marks of the sentence. */
function bare(text: string): string {
  const trimmed = text.trim()
  const isQuoted = trimmed.length > 2 && /^["“「]/u.test(trimmed) && /["”」]$/u.test(trimmed)
  return isQuoted ? trimmed.slice(1, -1).trim() : trimmed
}

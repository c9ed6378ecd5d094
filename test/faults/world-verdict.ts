/** Holds the ledger of a world against what its rooms' archives say was really said and done. */
import { z } from 'zod'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { auditLedger } from './ledger-audit.ts'
import { numberIn } from './world-archive.ts'
import type { ArchivedMessage } from './world-archive.ts'

export interface Verdict {
  /** What is wrong, in words; empty when all is well. */
  readonly faults: readonly string[]
  readonly counts: {
    readonly messages: number
    readonly questions: number
    readonly replies: number
    readonly spoken: number
    readonly recalls: number
    readonly unknown: number
  }
}

const SPEECH: ReadonlySet<string> = new Set(['say', 'reply', 'warn'])
const About = z.object({ seq: z.number(), n: z.number() })
const Content = z.object({ parts: z.array(z.object({ text: z.string().optional() })) })

export async function judge(
  reads: ReadStore,
  community: number,
  archive: readonly ArchivedMessage[],
  self: string,
): Promise<Verdict> {
  const { faults } = await auditLedger(reads, community)
  const stored = await everything(reads, community)
  const members = archive.filter(({ nick }) => nick !== self)
  const own = archive.filter(({ nick }) => nick === self)
  const actions = stored.flatMap((each) => each.actions)
  const questions = members.filter(({ text }) => text?.startsWith('question') ?? false)
  return {
    faults: [
      ...faults,
      ...messageFaults(stored, members),
      ...questions.flatMap((question) => replyFaults(stored, question)),
      ...actions.flatMap((action) => actionFaults(action, own, archive, stored)),
      ...own.flatMap((said) => speechFaults(said, actions)),
    ],
    counts: {
      messages: members.length,
      questions: questions.length,
      replies: own.filter(({ text }) => text?.endsWith('Noted.') ?? false).length,
      spoken: own.length,
      recalls: members.filter(({ text }) => text === null).length,
      unknown: actions.filter(({ status }) => status === 'unknown').length,
    },
  }
}

/** What is still on its way. */
export async function unsettled(
  reads: ReadStore,
  community: number,
  archive: readonly ArchivedMessage[],
  self: string,
): Promise<readonly string[]> {
  const stored = await everything(reads, community)
  const known = new Set(stored.flatMap(({ event }) => nativeOf(event.kind, event.native) ?? []))
  const missing = archive.filter(({ nick, id }) => nick !== self && !known.has(id))
  const waiting = stored
    .flatMap(({ actions }) => actions)
    .filter(({ status }) => status === 'queued' || status === 'sending')
  return [
    ...missing.map(({ nick, text, id }) => `not in the ledger: ${nick} "${text}" (${id})`),
    ...waiting.map(({ seq, n, kind, status, code }) => `${kind} ${seq}-${n} is ${status} (${code})`),
  ]
}

async function everything(reads: ReadStore, community: number): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = []
  for (let after = 0; ;) {
    const page = await reads.events(community, { after, limit: 500 })
    const last = page.at(-1)
    if (last === undefined) return all
    all.push(...page)
    after = last.event.seq
  }
}

/** The archive's id of a message or of an edit, which is named by the message and by its own place. */
function nativeOf(kind: string, native: string | null): string | null {
  if (kind !== 'message.sent' && kind !== 'message.edited') return null
  return native?.split(' ').at(-1) ?? null
}

function messageFaults(stored: readonly StoredEvent[], members: readonly ArchivedMessage[]): string[] {
  const spoken = stored.flatMap(({ event: { seq, kind, native }, content }) => {
    const id = nativeOf(kind, native)
    return id === null ? [] : [{ seq, id, number: numberIn(textIn(content)) }]
  })
  const byId = Map.groupBy(spoken, ({ id }) => id)
  const byNumber = Map.groupBy(spoken, ({ number }) => number)
  const archived = new Set(members.map(({ id }) => id))
  const times = Map.groupBy(members, ({ text }) => numberIn(text ?? ''))
  return [
    ...members.flatMap(({ id, nick, text }) => {
      const found = byId.get(id) ?? []
      const fits = text === null || found.every(({ number }) => Object.is(number, numberIn(text)))
      if (found.length === 1 && fits) return []
      return [`${nick} "${text}" (${id}) is in the ledger ${found.length} times: ${JSON.stringify(found)}`]
    }),
    ...spoken
      .filter(({ id }) => !archived.has(id))
      .map(({ seq, id }) => `event ${seq} (${id}) was never said`),
    ...[...times].flatMap(([number, said]) => {
      const decided = byNumber.get(number)?.length ?? 0
      const fits = Number.isNaN(number) || decided === said.length
      return fits ? [] : [`number ${number} was said ${said.length} times and decided ${decided} times`]
    }),
  ]
}

function textIn(content: string | null): string {
  const parsed = Content.safeParse(JSON.parse(content ?? 'null'))
  return parsed.success ? parsed.data.parts.map(({ text }) => text ?? '').join('') : ''
}

function replyFaults(stored: readonly StoredEvent[], { id, text }: ArchivedMessage): string[] {
  const replies = stored
    .filter(({ event }) => event.kind === 'message.sent' && event.native === id)
    .flatMap(({ actions }) => actions.filter(({ kind }) => kind === 'reply'))
  const one = replies[0]
  if (replies.length !== 1 || one === undefined) return [`"${text}" has ${replies.length} replies`]
  return one.status === 'sent' || one.status === 'unknown'
    ? []
    : [`the reply to "${text}" is ${one.status} (${one.code})`]
}

/** What is said to be sent is there once, what is unknown at most once, anything else not at all. */
function actionFaults(
  action: ActionRow,
  own: readonly ArchivedMessage[],
  archive: readonly ArchivedMessage[],
  stored: readonly StoredEvent[],
): string[] {
  const { kind, seq, n, status, code } = action
  const name = `${kind} ${seq}-${n} (${status}, ${code})`
  if (status === 'queued' || status === 'sending') return [`${name} is still on its way`]
  const about = stored.find(({ event }) => event.seq === action.message)?.event.native ?? null
  if (kind === 'recall') {
    const taken = archive.some(({ id, text }) => id === about && text === null)
    return status === 'sent' && taken ? [] : [`${name} of ${about}: taken back: ${taken}`]
  }
  if (!SPEECH.has(kind)) return status === 'failed' ? [`${name} failed`] : []
  const said = own.filter(({ key }) => key === nameOf(action))
  const most = status === 'sent' || status === 'unknown' ? 1 : 0
  const least = status === 'sent' ? 1 : 0
  const faults =
    said.length > most || said.length < least
      ? [`${name} was said ${said.length} times: ${historyOf(action, stored, said)}`]
      : []
  if (kind === 'reply' && said.some(({ answers }) => answers !== about)) {
    faults.push(`${name} answers another message than ${about}`)
  }
  return faults
}

/** What the ledger tells of an action, and where it stands in the archive. */
function historyOf(
  { seq, n }: ActionRow,
  stored: readonly StoredEvent[],
  said: readonly ArchivedMessage[],
): string {
  const told = stored.flatMap(({ event: { seq: place, kind, data, received } }) => {
    const about: unknown = JSON.parse(data)
    const parsed = About.safeParse(about)
    if (!parsed.success || parsed.data.seq !== seq || parsed.data.n !== n) return []
    return [`${place} ${new Date(received).toISOString()} ${kind} ${data}`]
  })
  const decided = stored.find(({ event }) => event.seq === seq)?.event.received ?? 0
  return JSON.stringify({ decided: new Date(decided).toISOString(), told, said })
}

function speechFaults({ key, text }: ArchivedMessage, actions: readonly ActionRow[]): string[] {
  return actions.some((action) => nameOf(action) === key) ? [] : [`"${text}" (${key}) is no action`]
}

function nameOf({ community, seq, n }: ActionRow): string {
  return `${community}-${seq}-${n}`
}

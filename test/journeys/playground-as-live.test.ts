/** What a playground says on a copy of a real group is what the pipeline goes on to decide there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharter } from '../../core/charter/check.ts'
import { compileCharter } from '../../core/charter/compile.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { toId } from '../../core/chat/ids.ts'
import type { GroupId } from '../../core/chat/ids.ts'
import { decodeDecision } from '../../core/decide/codec.ts'
import type { Decision } from '../../core/decide/decision.ts'
import { play } from '../../core/playground/run.ts'
import { copiedScene } from '../../core/playground/scene.ts'
import type { PlaygroundStep } from '../../core/playground/steps.ts'
import { copyGroup } from '../../shell/api/playground/copy.ts'
import { SmallPipeline } from './small-pipeline.ts'

const CHARTER = `folkmoot: 1
name: Club
language: en
timezone: Asia/Shanghai
groups: { club: { for: everything } }
onboarding: { welcome: { say: 'Welcome {members}!', gather: 2m } }
rules:
  - id: no-ads
    title: No ads
    when: message
    if: "text.matches_any(['cheap'])"
    do: [recall, { tell: 'No ads.' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
  - { id: flood, when: message, if: "counts.messages('10m') > 3", do: [case], cooldown: { per: member, span: 5m } }
  - { id: again, when: message, if: "counts.same_text('24h') >= 2", do: [{ reply: Again }], cap: { per: group, per-day: 3 } }
  - { id: active, when: message, do: [{ points: { amount: 1, per-day: 4 } }] }
  - { id: bye, when: leave, do: [{ say: 'Bye' }] }
  - { id: evening, when: { every: '20:00' }, do: [{ say: 'Good evening' }] }
`
const PEOPLE = ['anna', 'ben', 'cleo'] as const

const someone = fc.constantFrom(...PEOPLE)
const move = fc.record({
  who: someone,
  wait: fc.constantFrom(1_000, 30_000, 400_000, 10_800_000),
  what: fc.constantFrom('a cheap watch', 'the same old words', 'hello there', 'join', 'leave'),
})
interface Move {
  readonly who: (typeof PEOPLE)[number]
  readonly wait: number
  readonly what: string
}

let natives = 0
function eventOf({ who, what }: Move, at: number): Incoming {
  const base = {
    at,
    source: 'live' as const,
    group: { native: 'g' },
    person: { native: who, name: who },
    native: `n${++natives}`,
  }
  if (what === 'join') return { ...base, kind: 'member.joined', data: {}, content: {} }
  if (what === 'leave') return { ...base, kind: 'member.left', data: {}, content: {} }
  return { ...base, kind: 'message.sent', data: {}, content: { parts: [{ type: 'text', text: what }] } }
}

async function live(here: SmallPipeline, moves: readonly Move[]): Promise<void> {
  for (const one of moves) {
    await here.advance(here.clock + one.wait)
    await here.deliver(eventOf(one, here.clock))
  }
}

/** Apart from places in the order of events, which a copy counts anew. */
function deedsOf({ fired, actions, entries, cases }: Decision) {
  return {
    fired: fired.map(({ rule, strike, held, partly }) => ({ rule, strike, held, partly })),
    actions: actions.map(({ kind, rule, member, amount, text }) => ({ kind, rule, member, amount, text })),
    entries,
    cases: cases.map(({ kind, rule, member }) => ({ kind, rule, member })),
  }
}

async function decidedAfter({ read, community }: SmallPipeline, head: number) {
  const rows = await read.events(community, { after: head, limit: 200 })
  return rows
    .filter(({ event }) => event.group !== null)
    .map(({ event }) => ({ kind: event.kind, now: event.now, ...deedsOf(decodeDecision(event.decision)) }))
}

function stepOf({ who, wait, what }: Move, ids: ReadonlyMap<string, string>): PlaygroundStep {
  const member = ids.get(who) ?? who
  return what === 'join' || what === 'leave'
    ? { do: what, member, after: wait }
    : { do: 'say', member, text: what, after: wait }
}

test('a playground on a copy of a group decides as the pipeline did', async () => {
  const { document } = checkCharter({ source: CHARTER, file: 'c.yaml', files: {} })
  if (document === null) throw new Error('the charter has faults')
  const charter = compileCharter(document, 1)
  await fc.assert(
    fc.asyncProperty(
      fc.array(move, { minLength: 3, maxLength: 12 }),
      fc.array(move, { minLength: 1, maxLength: 12 }),
      async (before, after) => {
        const here = await SmallPipeline.open()
        try {
          await here.publish(CHARTER)
          await here.deliver(...PEOPLE.map((who) => eventOf({ who, wait: 0, what: 'join' }, here.clock)))
          await here.assign('g')
          await live(here, before)
          // Whoever waited for a welcome has got it.
          await here.advance(here.clock + 600_000)
          const group = toId<GroupId>(await here.groupId('g'))
          const texts = after.map(({ what }) => what)
          const { lexicon } = charter
          const request = { community: here.community, group, texts, lexicon, now: here.clock }
          const copy = await copyGroup(here.read, request)
          if (copy === null) throw new Error('the group is not found')
          const ids = new Map(
            await Promise.all(PEOPLE.map(async (who) => [who, String(await here.memberId(who))] as const)),
          )
          const [last] = await here.read.events(here.community, { limit: 1 })
          await live(here, after)
          const played = play(
            charter,
            copiedScene(copy, []),
            after.map((one) => stepOf(one, ids)),
            {
              zone: charter.timezone,
              changes: null,
              enforced: false,
            },
          )
          const dreamt = played
            .flatMap(({ happened }) => happened)
            .filter(({ event }) => event.group !== null)
            .map(({ event, decision }) => ({ kind: event.kind, now: event.now, ...deedsOf(decision) }))
          expect(dreamt).toEqual(await decidedAfter(here, last?.event.seq ?? 0))
        } finally {
          await here.close()
        }
      },
    ),
    { numRuns: 12 },
  )
})

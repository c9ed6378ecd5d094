import { describe, expect, test } from 'vitest'
import { inventedScene, type InventedPerson } from '../../../core/playground/scene.ts'
import type { PlaygroundStep } from '../../../core/playground/steps.ts'
import { playTask } from './play.ts'

const NOON = Date.UTC(2026, 5, 1, 10)

function charter(rules: string): string {
  return `folkmoot: 1
name: Test
language: en
timezone: Europe/Berlin
groups:
  main: { for: everything }
onboarding:
  welcome: { say: 'Welcome {members}!', gather: 2m }
rules:
${rules}`
}

const LIVE = charter(`  - id: no-spam
    title: No spam
    when: message
    if: "text.matches_any(['spam'])"
    do: [recall, { tell: 'No spam, {member}.' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, remove] }
`)
const DRAFT = charter(`  - id: no-ads
    was: no-spam
    title: No ads
    when: message
    if: "text.matches_any(['spam', 'advert'])"
    do: [recall, { tell: 'No ads, {member}.' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, remove] }
  - id: morning
    title: Good morning
    when: { every: '08:00' }
    do: [{ say: 'Good morning' }]
`)

const person = (id: string, more: Partial<InventedPerson> = {}): InventedPerson => {
  const role = 'member'
  return { id, name: id, role, roles: [], tags: [], points: 0, messages: 9, days: 9, outside: false, ...more }
}
const PEOPLE = [person('wren'), person('alder', { outside: true, messages: 0, days: 0 })]

function played(steps: readonly PlaygroundStep[], draft: string | null = DRAFT) {
  const answer = playTask({
    live: { source: LIVE, files: {}, version: 3 },
    draft: draft === null ? null : { source: draft, files: {}, version: 0 },
    scene: inventedScene({ name: 'Main', kind: 'main', values: {} }, PEOPLE, NOON),
    steps,
    traces: null,
    language: 'en',
    enforced: true,
  })
  return answer.steps
}
const says = (text: string, member = 'wren'): PlaygroundStep => ({ do: 'say', member, text })
const kinds = (world: ReturnType<typeof played>[number]['draft']) =>
  world?.events.flatMap(({ actions }) => actions.map(({ kind }) => kind))

describe('a playground', () => {
  test('shows what the draft would do beside what the live charter does', () => {
    const [advert, plain] = played([says('a fine advert'), says('hello')])
    expect(kinds(advert?.draft ?? null)).toEqual(['recall', 'tell', 'warn'])
    expect(kinds(advert?.live ?? null)).toEqual([])
    expect(advert?.draft?.events[0]?.actions[1]).toMatchObject({ text: 'No ads, wren.', title: 'No ads' })
    expect(advert?.draft?.events[0]?.trace?.rules[0]).toMatchObject({ id: 'no-ads', status: 'fired' })
    expect([advert?.same, plain?.same]).toEqual([false, true])
  })

  test('what is renamed and differs in words only is told apart', () => {
    const [spam] = played([says('spam')])
    expect(spam?.same).toBe(false)
    expect(played([says('spam')], LIVE)[0]?.same).toBe(true)
  })

  test('a muted member cannot write, a removed one is gone', () => {
    const wait = { do: 'wait', span: 11 * 60_000 } as const
    const steps = played([says('spam'), says('spam'), says('hello'), wait, says('spam'), says('hello')])
    expect(steps.map(({ live }) => live?.stopped)).toEqual([null, null, 'muted', null, null, 'gone'])
  })

  test('time brings the welcome and the calendar', () => {
    const steps = played([
      { do: 'join', member: 'alder' },
      { do: 'wait', span: 3 * 60_000 },
      { do: 'wait', until: 8 * 60 },
    ])
    expect(steps[1]?.draft?.events.map(({ timer }) => timer)).toEqual(['welcome'])
    expect(steps[1]?.draft?.events[0]?.actions[0]?.text).toBe('Welcome alder!')
    expect(kinds(steps[2]?.draft ?? null)).toEqual(['say'])
    expect(kinds(steps[2]?.live ?? null)).toEqual([])
    expect(new Date(steps[2]?.at ?? 0).toISOString()).toBe('2026-06-02T06:00:00.000Z')
  })

  test('edits, recalls and reactions are about earlier messages', () => {
    const steps = played([
      says('hello'),
      { do: 'edit', of: 0, text: 'spam' },
      { do: 'react', member: 'wren', of: 0, emoji: '👍' },
      { do: 'recall', of: 0 },
      { do: 'leave', member: 'wren' },
      says('again'),
    ])
    expect(steps.map(({ live }) => live?.events.at(-1)?.kind ?? live?.stopped)).toEqual([
      'message.sent',
      'message.edited',
      'reaction.added',
      'message.recalled',
      'member.left',
      'gone',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { loadCharter } from '../../core/charter/load.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { fits, replay, type ReplayOptions } from './replay.ts'

const SOURCE = `
folkmoot: 1
name: Test
purpose: To test
language: en
timezone: UTC
groups:
  hall: { for: Talking, match: ['Hall*'] }
  other: { for: The rest, match: ['Garden*'] }
rules:
  - id: links
    title: No links
    when: message
    kinds: [hall]
    if: 'facts.link_count > 0'
    do: [recall, warn]
  - id: greet
    title: Greetings are answered
    when: message
    if: "text.matches_any(['hello'])"
    do: [{ reply: 'Hello!' }]
    mode: dry
`

const compiled = () => {
  const loaded = loadCharter({ source: SOURCE, file: 'test.yaml', files: {} }, 1)
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults))
  return loaded.charter
}

let minute = 0
const message = (group: string, person: string, text: string): Incoming => {
  minute += 1
  return {
    kind: 'message.sent',
    at: 1_700_000_000_000 + minute * 60_000,
    source: 'import',
    group: { native: group, name: group },
    person: { native: person, name: person },
    native: `m${minute}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}

async function* streamOf(events: readonly Incoming[]): AsyncGenerator<Incoming> {
  yield* events
}

const run = (events: readonly Incoming[], options: Partial<ReplayOptions> = {}) =>
  replay(streamOf(events), compiled(), { kind: null, owner: null, managers: [], ...options })

describe('replay', () => {
  it('counts by rule, kind of action and role, and says who was hit', async () => {
    const link = 'see https://example.org/a'
    const events = [
      message('Hall 1', 'ann', 'hello there'),
      message('Hall 1', 'bo', link),
      message('Hall 1', 'ann', `${link}b`),
      message('Garden', 'bo', `${link}c`),
    ]
    const result = await run(events, { owner: 'ann' })
    expect(result.decisions).toMatchObject({ total: 4, fired: 3, byRule: { links: 2, greet: 1 } })
    expect(result.decisions.byRole).toEqual({ owner: 2, member: 1 })
    expect(result.actions.byKind).toMatchObject({ recall: 2, warn: 2 })
    expect(result.membersHit).toEqual({ total: 2, byRule: { links: 2 } })
    expect(result.held).toEqual({ dry: 1 })
    expect(result.kinds).toEqual({ hall: 1, other: 1 })
    expect(result.examples['links']?.[0]).toMatchObject({ name: 'bo', group: 'Hall 1', text: link })
    expect(result.late).toBe(0)
  })

  it('takes the same record once', async () => {
    const twice = message('Hall 1', 'bo', 'hi')
    expect(await run([twice, twice])).toMatchObject({ duplicates: 1, decisions: { total: 1 } })
  })

  it('puts groups without a pattern where it is told', async () => {
    expect(await run([message('Yard', 'bo', 'hi')], { kind: 'other' })).toMatchObject({ kinds: { other: 1 } })
  })
})

describe('fits', () => {
  it.each([
    ['Hall*', 'Hall 1', true],
    ['Hall*', 'The hall', false],
    ['*班', '摄影三班', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'ac', false],
    ['ab*ba', 'aba', false],
    ['exact', 'exact', true],
    ['exact', 'exactly', false],
    ['*', '', true],
  ])('%s on %s is %s', (pattern, name, expected) => {
    expect(fits(pattern, name)).toBe(expected)
  })
})

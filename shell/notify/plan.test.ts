import { describe, expect, test } from 'vitest'
import { MINUTE, NOON, notice, person, play, summary } from './planner-fixture.ts'

const DAY = 24 * 60 * MINUTE
const until = NOON + DAY

describe('urgent', () => {
  const breaker = notice('case-1-0', 'breaker')

  test('goes to the first at once and, unacknowledged, to the next', () => {
    const people = [person('ann'), person('bo', { channels: [] }), person('cy')]
    expect(summary(play({ people, notices: () => [breaker], until }))).toEqual([
      '0 ann console case-1-0',
      '0 ann mail case-1-0',
      '10 bo console case-1-0',
      '10 cy console case-1-0',
      '10 cy mail case-1-0',
    ])
  })

  test('what befalls many groups at once is one message, passed on as one', () => {
    const groups = Array.from({ length: 80 }, (_, place) => notice(`rights-7-${place}~1`, 'rights-lost'))
    const people = [person('ann'), person('bo')]
    const sent = play({ people, notices: () => [...groups, breaker], until })
    expect(
      sent.map(({ at, operator, channel, notices }) => [at - NOON, operator, channel, notices.length]),
    ).toEqual([
      [0, 'ann', 'console', 80],
      [0, 'ann', 'mail', 80],
      [0, 'ann', 'console', 1],
      [0, 'ann', 'mail', 1],
      [10 * MINUTE, 'bo', 'console', 80],
      [10 * MINUTE, 'bo', 'mail', 80],
      [10 * MINUTE, 'bo', 'console', 1],
      [10 * MINUTE, 'bo', 'mail', 1],
    ])
  })

  test('counts the persons', () => {
    const sent = play({ people: [person('ann'), person('bo')], notices: () => [breaker], until })
    expect(sent.map(({ step }) => step)).toEqual([0, 0, 1, 1])
  })

  test('ends when it is acknowledged or has passed', () => {
    const people = [person('ann'), person('bo')]
    const first = ['0 ann console case-1-0', '0 ann mail case-1-0']
    const acknowledged = () => ['case-1-0']
    expect(
      summary(
        play({
          people,
          notices: () => [breaker],
          until,
          acknowledged: (now) => (now > NOON ? acknowledged() : []),
        }),
      ),
    ).toEqual(first)
    expect(
      summary(play({ people, notices: (now) => (now < NOON + 9 * MINUTE ? [breaker] : []), until })),
    ).toEqual(first)
  })

  test('passes quiet hours', () => {
    const night = { quiet: { from: 0, to: 23 * 60 } }
    const sent = play({ people: [person('ann', { preferences: night })], notices: () => [breaker], until })
    expect(sent.map(({ at }) => at)).toEqual([NOON, NOON])
  })

  test('leaves out who may not act and who wants none of it, but never everybody', () => {
    const never = { modes: { breaker: 'never' as const } }
    const viewer = person('vic', { right: 'viewer' })
    const people = [viewer, person('ann', { preferences: never }), person('bo', { right: 'manager' })]
    const told = play({ people, notices: () => [breaker], until }).map(({ operator }) => operator)
    expect([...new Set(told)]).toEqual(['bo'])
    const alone = play({ people: people.slice(0, 2), notices: () => [breaker], until })
    expect([...new Set(alone.map(({ operator }) => operator))]).toEqual(['ann'])
    expect(play({ people: [viewer], notices: () => [breaker], until })).toEqual([])
  })

  test('of an account that comes and goes is told once in half an hour', () => {
    const flapping = (now: number) => {
      const minute = Math.floor((now - NOON) / MINUTE)
      return minute % 2 === 0
        ? [notice(`account-7~${minute}`, 'account-disconnected', NOON + minute * MINUTE)]
        : []
    }
    const people = [person('ann', { channels: [] })]
    const sent = play({ people, notices: flapping, until: NOON + 100 * MINUTE })
    expect(sent.map(({ at }) => (at - NOON) / MINUTE)).toEqual([0, 30, 60, 90])
  })
})

describe('the others', () => {
  const first = notice('case-1-0', 'case-opened', NOON)
  const second = notice('case-2-0', 'send-unknown', NOON + 5 * MINUTE)
  const sofar = (now: number) => [first, second].filter(({ at }) => at <= now)

  test('are gathered into one message a channel, most important first', () => {
    expect(summary(play({ people: [person('ann')], notices: sofar, until }))).toEqual([
      '15 ann console case-2-0+case-1-0',
      '15 ann mail case-2-0+case-1-0',
    ])
  })

  test('wait for the end of the quiet hours, in the person’s own zone', () => {
    const preferences = { quiet: { from: 19 * 60, to: 8 * 60 + 30 } }
    const people = [person('ann', { preferences, zone: 'Asia/Shanghai' })]
    const sent = play({ people, notices: sofar, until })
    expect(sent.map(({ at }) => new Date(at).toISOString())).toEqual(
      Array(2).fill('2026-11-24T00:30:00.000Z'),
    )
  })

  test('come at once, in the brief or never, as the person wishes', () => {
    const people = [
      person('ann', { preferences: { modes: { 'case-opened': 'now', 'send-unknown': 'never' } } }),
      person('bo', { preferences: { modes: { 'case-opened': 'brief', 'send-unknown': 'brief' } } }),
    ]
    expect(summary(play({ people, notices: sofar, until }))).toEqual([
      '0 ann console case-1-0',
      '0 ann mail case-1-0',
    ])
  })

  test('stay away from channels for what is urgent, from who did it, and from who has no right to it', () => {
    const published = { ...notice('charter-2', 'charter-published'), actor: 'ann' }
    const people = [person('ann'), person('bo', { right: 'viewer', urgentOnly: ['mail'] })]
    expect(summary(play({ people, notices: (now) => [published, ...sofar(now)], until }))).toEqual([
      '15 ann console case-2-0+case-1-0',
      '15 ann mail case-2-0+case-1-0',
      '15 bo console charter-2',
    ])
  })

  test('that have passed before are not told', () => {
    const notices = (now: number) => (now < NOON + 10 * MINUTE ? [first] : [])
    expect(play({ people: [person('ann')], notices, until })).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { createRandom } from './random.ts'
import { SCRIPTS } from './seed.ts'

describe.each(SCRIPTS.map((script) => [script.id, script] as const))('%s', (_id, script) => {
  const known = new Set(script.people.map(({ id }) => id))
  const members = (native: string) => script.groups.find((group) => group.native === native)?.people ?? []

  test('everyone who acts is in the group in which they act', () => {
    const joined = script.opening.flatMap((beat) => (beat.do === 'join' ? [`${beat.group}/${beat.id}`] : []))
    for (const beat of script.opening) {
      expect(script.groups.map(({ native }) => native)).toContain(beat.group)
      if (beat.do === 'join') continue
      expect(joined.includes(`${beat.group}/${beat.who}`) || members(beat.group).includes(beat.who)).toBe(
        true,
      )
    }
  })

  test('everyone in a group has a name, and nobody has two', () => {
    for (const { people } of script.groups) for (const id of people) expect(known).toContain(id)
    const names = [...script.people.map(({ name }) => name), ...script.newcomers]
    expect(new Set(names).size).toBe(names.length)
    expect(known.size).toBe(script.people.length)
  })

  test('within ten seconds someone joins, advertises, asks for help and floods', () => {
    const soon = script.opening.filter(({ at }) => at <= 8_000)
    expect(soon.some((beat) => beat.do === 'join')).toBe(true)
    expect(
      soon.filter((beat) => beat.do === 'say' && script.noisy.includes(beat.who)).length,
    ).toBeGreaterThan(8)
    expect(script.opening.some((beat) => beat.do === 'say' && beat.who === script.people[0]?.id)).toBe(true)
  })

  test('conversations have as many speakers as their groups can give', () => {
    for (const { group, lines } of script.talk) {
      const speakers = Math.max(...lines.map(([speaker]) => speaker)) + 1
      expect(members(group).filter((id) => !script.noisy.includes(id)).length).toBeGreaterThanOrEqual(
        speakers,
      )
    }
  })
})

describe('the generator', () => {
  const series = (seed: number) => {
    const random = createRandom(seed)
    return Array.from({ length: 50 }, () => random.next())
  }

  test('repeats itself for the same seed, and not for another', () => {
    expect(series(7)).toEqual(series(7))
    expect(series(7)).not.toEqual(series(8))
    for (const value of series(7)) expect(value >= 0 && value < 1).toBe(true)
  })

  test('shuffles without losing anything', () => {
    const items = Array.from({ length: 30 }, (_, index) => index)
    const shuffled = createRandom(3).shuffle(items)
    expect(shuffled).not.toEqual(items)
    expect(new Set(shuffled)).toEqual(new Set(items))
    expect(() => createRandom(3).pick([])).toThrow(RangeError)
  })
})

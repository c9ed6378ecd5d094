import fc from 'fast-check'
import { expect, test } from 'vitest'
import { People } from './people.ts'

const named = (name: string) => ({ native: name, name })

test('who joins by name is the one who later writes under it with an id', () => {
  const people = new People()
  const joined = people.numberOf(named('Ann'))
  expect(people.numberOf({ native: '7', name: 'Ann' })).toBe(joined)
  expect(people.all).toMatchObject([{ native: '7', name: 'Ann' }])
  expect(people.find('Ann')).toBe(joined)
  expect(people.find('7')).toBe(joined)
})

test('who writes with an id is the one who later leaves by name, also by an earlier name', () => {
  const people = new People()
  const wrote = people.numberOf({ native: '7', name: 'Ann' })
  expect(people.numberOf(named('Ann'))).toBe(wrote)
  people.numberOf({ native: '7', name: 'Anna' })
  expect(people.numberOf(named('Ann'))).toBe(wrote)
  expect(people.all).toMatchObject([{ native: '7', name: 'Ann' }])
})

test('a name that two ids have is neither of them', () => {
  const people = new People()
  const first = people.numberOf({ native: '7', name: 'Ann' })
  const second = people.numberOf({ native: '8', name: 'Ann' })
  const third = people.numberOf(named('Ann'))
  expect(new Set([first, second, third]).size).toBe(3)
  expect(people.numberOf(named('Ann'))).toBe(third)
  expect(people.numberOf({ native: '9', name: 'Ann' })).not.toBe(third)
})

test('a second id with the name of one who was taken for the first is somebody else', () => {
  const people = new People()
  const joined = people.numberOf(named('Ann'))
  expect(people.numberOf({ native: '7', name: 'Ann' })).toBe(joined)
  expect(people.numberOf({ native: '8', name: 'Ann' })).not.toBe(joined)
  expect(people.numberOf({ native: '7', name: 'Ann' })).toBe(joined)
})

test('an id without a name is nobody else', () => {
  const people = new People()
  const one = people.numberOf({ native: '7' })
  expect(people.numberOf({ native: '8' })).not.toBe(one)
  expect(people.numberOf({ native: '7', name: 'Ann' })).toBe(one)
  expect(people.numberOf(named('Ann'))).toBe(one)
})

test('a notice does not make a program of a person', () => {
  const people = new People()
  const ann = people.numberOf(named('Ann'))
  people.wrote(ann, true)
  expect(people.isBot(ann)).toBe(true)
  people.wrote(ann, false)
  expect(people.isBot(ann)).toBe(false)
})

test('without ids, every name is a person; with ids, every id is', () => {
  const names = fc.array(fc.constantFrom('Ann', 'Ben', 'Cid', ''), { maxLength: 30 })
  fc.assert(
    fc.property(names, (all) => {
      const [byName, byId] = [new People(), new People()]
      for (const name of all) byName.numberOf(named(name))
      for (const [place, name] of all.entries()) byId.numberOf({ native: String(place), name })
      expect(byName.all).toHaveLength(new Set(all).size)
      expect(byId.all).toHaveLength(all.length)
    }),
  )
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleQuery } from '../../../core/ports/people.ts'
import { openIndexFile } from './index-file.ts'
import type { IndexFile } from './index-file.ts'
import type { PersonRow } from './people-file.ts'

let folder: string
let index: IndexFile

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-people-'))
  index = openIndexFile(join(folder, 'search.db'))
})
afterEach(() => {
  index.close()
  rmSync(folder, { recursive: true, force: true })
})

const person = (member: number, name: string, over: Partial<PersonRow> = {}): PersonRow => ({
  member,
  names: [name],
  natives: [`id${member}`],
  roles: [],
  tags: [],
  points: 0,
  last: 0,
  ...over,
})
const take = (rows: readonly PersonRow[], community = 1) =>
  index.people.write(
    community,
    rows.map(({ member }) => member),
    rows,
  )
const find = (over: Partial<PeopleQuery> = {}, community = 1) =>
  index.people.find(community, {
    text: '',
    role: null,
    tag: null,
    sort: 'last',
    offset: 0,
    limit: 9,
    ...over,
  })
const found = (text: string) => find({ text }).members

test('anyone is found by part of any name, native id, role or tag', () => {
  take([
    person(1, '李老师', { roles: ['manager'], tags: ['三班'] }),
    person(2, 'Wren Field', { names: ['Wren Field', '小鹪'], natives: ['wren', '@wren:example.org'] }),
    person(3, '100%_fun'),
  ])
  expect(found('老师')).toEqual([1])
  expect(found('manag')).toEqual([1])
  expect(found('三班 李')).toEqual([1])
  expect(found('鹪')).toEqual([2])
  expect(found('EXAMPLE.org')).toEqual([2])
  expect(found('wren field')).toEqual([2])
  expect(found('李 wren')).toEqual([])
  expect(found('%_')).toEqual([3])
  expect(found('1')).toEqual([3, 1])
  expect(find({ text: '' }, 2)).toEqual({ total: 0, members: [] })
})

test('traditional characters and full width find the simple ones', () => {
  take([person(1, '劉老師'), person(2, 'ＡＢＣ')])
  expect(found('刘老师')).toEqual([1])
  expect(found('abc')).toEqual([2])
})

test('a role and a tag are matched whole', () => {
  take([
    person(1, 'a', { roles: ['manager'], tags: ['vip'] }),
    person(2, 'b', { roles: ['manager-2'], tags: ['vip2'] }),
  ])
  expect(find({ role: 'manager' }).members).toEqual([1])
  expect(find({ tag: 'vip' }).members).toEqual([1])
  expect(find({ tag: 'vip', role: 'manager-2' }).members).toEqual([])
})

test('pages follow one order: last seen, points or name', () => {
  take([
    person(1, 'bea', { points: 5, last: 10 }),
    person(2, 'Ada', { points: 9, last: 30 }),
    person(3, 'cy', { points: -1, last: 20 }),
  ])
  expect(find({ sort: 'last' }).members).toEqual([2, 3, 1])
  expect(find({ sort: 'points' }).members).toEqual([2, 1, 3])
  expect(find({ sort: 'name' }).members).toEqual([2, 1, 3])
  expect(find({ sort: 'name', offset: 1, limit: 1 })).toEqual({ total: 3, members: [1] })
})

test('who has no handle any more is forgotten, and nobody is due twice', () => {
  take([person(1, 'a'), person(2, 'b')])
  index.write(1, { documents: [], erased: [], touched: [1, 2, 1], to: 4 })
  expect(index.people.due(1, 9)).toEqual([1, 2])
  expect(index.people.countDue()).toBe(2)
  index.people.write(1, [1, 2], [person(2, 'bb')])
  expect(find().members).toEqual([2])
  expect(found('bb')).toEqual([2])
  expect(index.people.due(1, 9)).toEqual([])
})

test('who is erased is gone with the same step', () => {
  take([person(1, 'a'), person(2, 'b')])
  index.write(1, { documents: [], erased: [1], to: 4 })
  expect(find().members).toEqual([2])
})

test('a community that is taken in anew begins without anybody', () => {
  take([person(1, 'a')])
  take([person(1, 'z')], 2)
  index.reset(1)
  expect([find().total, find({}, 2).total]).toEqual([0, 1])
})

import { beforeEach, expect, test } from 'vitest'
import type { AccountChange } from '../../core/ports/account-state.ts'
import { createStanding } from './standing.ts'
import type { Standing } from './standing.ts'

const texts = { en: 'Lost', 'zh-CN': '断了' }
let time = 0
let told: AccountChange[] = []
let standing: Standing
beforeEach(() => {
  time = 100
  told = []
  const row = { community: 1, account: 2, platform: 'echo', name: 'Echo' }
  standing = createStanding(
    row,
    () => time,
    (change) => told.push(change),
  )
})
const codes = () => told.map(({ group, code, before }) => [group, code, before?.code ?? null])

test('a change is told once, with what was before, and keeps its since', () => {
  standing.set({ state: 'opening', code: 'opening', texts: null })
  standing.report({ state: 'disconnected', code: 'network-lost', texts })
  time = 200
  standing.report({ state: 'disconnected', code: 'network-lost', texts })
  expect(standing.state()).toMatchObject({ code: 'network-lost', since: 100, texts })
  expect(codes()).toEqual([
    [null, 'opening', null],
    [null, 'network-lost', 'opening'],
  ])
})

test('groups stand apart, and one that is well again is forgotten', () => {
  standing.report({ state: 'connected', code: 'signed-in', texts: null })
  standing.report({ state: 'limited', code: 'rights-missing', texts, group: 'g' })
  standing.report({ state: 'connected', code: 'rights-complete', texts: null, group: 'h' })
  expect(standing.state()).toMatchObject({ state: 'connected', groups: [{ group: 'g', since: 100 }] })
  standing.report({ state: 'connected', code: 'rights-complete', texts: null, group: 'g' })
  expect(standing.state().groups).toEqual([])
  expect(codes()).toEqual([
    [null, 'signed-in', null],
    ['g', 'rights-missing', null],
    ['g', 'rights-complete', 'rights-missing'],
  ])
})

test('a new opening begins with no word about groups', () => {
  standing.report({ state: 'limited', code: 'rights-missing', texts, group: 'g' })
  standing.set({ state: 'opening', code: 'opening', texts: null })
  expect(standing.state().groups).toEqual([])
})

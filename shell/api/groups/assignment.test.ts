import { describe, expect, test } from 'vitest'
import { loadCharter } from '../../../core/charter/load.ts'
import { decodeTable, readTable } from './assignment-csv.ts'
import { planAssignment } from './assignment-plan.ts'
import type { GroupFacts } from './facts.ts'
import { toId } from '../../../core/chat/ids.ts'
import type { GroupId } from '../../../core/chat/ids.ts'
import type { AssignmentIn } from './schema.ts'

const SOURCE = [
  'folkmoot: 1',
  'name: Test',
  'purpose: { en: To test, zh-CN: 用来测试 }',
  'language: en',
  'timezone: UTC',
  'groups:',
  '  club: { for: reading, values: { teacher: text }, match: [读书会*] }',
  '  lobby: { for: newcomers, match: ["*大厅"] }',
].join('\n')

const loaded = loadCharter({ source: SOURCE, file: 'charter.yaml', files: {} }, 1)
if (!('charter' in loaded)) throw new Error(JSON.stringify(loaded.faults))
const { charter } = loaded

const group = (id: number, name: string, more: Partial<GroupFacts> = {}): GroupFacts => ({
  community: 1,
  group: id,
  account: 1,
  platform: 'room',
  native: `g${id}`,
  name,
  kind: null,
  values: {},
  size: 0,
  dissolved: false,
  proposal: null,
  ...more,
})
const known = {
  charter,
  groups: [
    group(1, '读书会一班', { proposal: 'club' }),
    group(2, '读书会二班', { kind: 'club', values: { teacher: 'Alder' } }),
    group(3, '新人大厅', { proposal: 'lobby' }),
    group(4, '同名'),
    group(5, '同名'),
    group(6, '读书会旧班', { dissolved: true }),
  ],
}
const id = (value: number) => toId<GroupId>(value)
const utf8 = (text: string) => new TextEncoder().encode(text)
const plan = (assignment: AssignmentIn) => planAssignment(known, assignment)
const csv = (text: string) => plan({ by: 'csv', csv: utf8(text) })
const codes = (text: string) => csv(text).faults.map(({ line, code }) => [line, code])

describe('a table', () => {
  test.each([
    ['UTF-8 with its mark', utf8('\uFEFF群名,类型,teacher\n读书会一班,club,Wren\n')],
    ['semicolons and quotes', utf8('group;kind;teacher\r\n"读书会一班";club;"Wren"\r\n\r\n')],
    ['tabs', utf8('group\tkind\tteacher\n读书会一班\tclub\tWren')],
    [
      'GBK, as older spreadsheets save it',
      Uint8Array.from(
        Buffer.from('c8bac3fb2cc0e0d0cd2c746561636865720ab6c1cae9bbe1d2bbb0e02c636c75622c5772656e0a', 'hex'),
      ),
    ],
  ])('in %s is read', (_, bytes) => {
    const { changes, faults } = plan({ by: 'csv', csv: bytes })
    expect(faults).toEqual([])
    expect(changes.map(({ group: { name }, after, line }) => [name, after, line])).toEqual([
      ['读书会一班', { kind: 'club', values: { teacher: 'Wren' } }, 2],
    ])
  })

  test('what is wrong is named with its line, and nothing else hides it', () => {
    expect(codes('群名,类型,teacher\n没有的群,club,A\n读书会一班,clbu,A\n同名,lobby,\n')).toEqual([
      [2, 'unknown-group'],
      [4, 'ambiguous-group'],
      [3, 'unknown-kind'],
    ])
    expect(codes('群名,老师\n读书会一班,A')).toEqual([[1, 'unknown-column']])
    expect(codes('类型,teacher\nclub,A')).toEqual([[1, 'no-group-column']])
    expect(codes('群名,类型\n读书会一班,club\n读书会一班,lobby')).toEqual([[3, 'group-twice']])
    expect(codes('群名,类型\n"读书会一班,club\n')).toEqual([[2, 'broken-table']])
    expect(codes('群名,类型\n读书会一班,club,更多')).toEqual([[2, 'too-many-cells']])
    expect(codes('')).toEqual([[1, 'empty-table']])
    expect(codes('群名,类型,teacher\n新人大厅,lobby,A')).toEqual([[2, 'value-not-asked']])
  })

  test('the platform’s id tells groups of one name apart', () => {
    const { changes } = csv('群名,群号,类型\n同名,g5,lobby')
    expect(changes.map((change) => change.group.group)).toEqual([5])
  })

  test('an empty cell leaves what is there, our own export is read back', () => {
    const text =
      '群名,群号,平台,类型,人数,七天消息,teacher\n读书会二班,g2,room,,5,9,\n新人大厅,g3,room,lobby,1,1,'
    const { changes, same, faults } = csv(text)
    expect([changes.length, same, faults]).toEqual([1, 1, []])
  })

  test('a cell that was guarded against formulas is what it was', () => {
    const { rows } = readTable(decodeTable(utf8("group,kind\n'=1+1,club")), [])
    expect(rows[0]?.name).toBe('=1+1')
  })
})

describe('what is selected', () => {
  test('a pattern meets living groups, and a value that is missing is said', () => {
    const { changes } = plan({ by: 'pattern', pattern: '读书会*', kind: 'club' })
    expect(changes.map(({ group: { name }, missing }) => [name, missing])).toEqual([
      ['读书会一班', ['teacher']],
    ])
  })

  test('values of the kind before go with it, named ones are merged', () => {
    const moved = plan({ by: 'groups', groups: [id(2)], kind: 'lobby' })
    expect(moved.changes[0]?.after).toEqual({ kind: 'lobby', values: {} })
    const named = plan({ by: 'groups', groups: [id(2)], values: { teacher: 'Wren' } })
    expect(named.changes[0]?.after).toEqual({ kind: 'club', values: { teacher: 'Wren' } })
  })

  test('proposals of the charter’s patterns are taken as they are', () => {
    const { changes } = plan({ by: 'proposal' })
    expect(changes.map((change) => [change.group.group, change.after.kind])).toEqual([
      [1, 'club'],
      [3, 'lobby'],
    ])
  })

  test('equal plans have equal digests, others do not', () => {
    const one = plan({ by: 'pattern', pattern: '读书会*', kind: 'club' })
    expect(plan({ by: 'groups', groups: [id(1)], kind: 'club' }).digest).toBe(one.digest)
    expect(plan({ by: 'groups', groups: [id(1)], kind: 'lobby' }).digest).not.toBe(one.digest)
  })
})

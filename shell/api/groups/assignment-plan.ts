/** What an assignment would change, group by group, and what hinders it: nothing is done before all is known. */
import { createHash } from 'node:crypto'
import { fitsPattern } from '../../../core/charter/name-pattern.ts'
import type { CompiledCharter } from '../../../core/charter/compiled.ts'
import type { Texts } from '../api-error.ts'
import { decodeTable, readTable } from './assignment-csv.ts'
import type { CsvRow } from './assignment-csv.ts'
import { missingValues } from './facts.ts'
import type { GroupFacts, KnownGroups, Values } from './facts.ts'
import type { AssignmentIn } from './schema.ts'

export interface Assigned {
  readonly kind: string | null
  readonly values: Values
}

export interface Change {
  readonly group: GroupFacts
  /** Line of the table that asks for it. */
  readonly line: number | null
  readonly after: Assigned
  /** Values that the kind asks for and that are not there yet. */
  readonly missing: readonly string[]
}

export interface PlanFault {
  readonly line: number | null
  readonly code: string
  readonly texts: Texts
  readonly hint: Texts
}

export interface Plan {
  readonly changes: readonly Change[]
  /** Groups that are so already. */
  readonly same: number
  readonly faults: readonly PlanFault[]
  /** Equal plans have equal ones: what was looked at is what is done. */
  readonly digest: string
}

const LONGEST_VALUE = 500

interface Wish {
  readonly group: GroupFacts
  readonly line: number | null
  readonly kind: string | null
  readonly values: Values
}

interface Wishes {
  readonly wishes: readonly Wish[]
  readonly faults: readonly PlanFault[]
}

export function planAssignment(known: KnownGroups, wanted: AssignmentIn): Plan {
  const { wishes, faults } = wishesOf(known, wanted)
  const wrong = wishes.flatMap((wish) => faultsOf(wish, known.charter))
  const changes = wishes.map((wish) => changeOf(wish, known.charter))
  const real = changes.filter(({ group, after }) => !isSame(group, after))
  const all = [...faults, ...wrong]
  return { changes: real, same: changes.length - real.length, faults: all, digest: digestOf(real) }
}

function wishesOf(known: KnownGroups, wanted: AssignmentIn): Wishes {
  switch (wanted.by) {
    case 'groups': {
      const byId = new Map(known.groups.map((group) => [group.group, group]))
      const found = wanted.groups.map((id) => byId.get(id))
      const groups = found.filter((group) => group !== undefined)
      const lost = found.length - groups.length
      return { wishes: groups.map((group) => wishFor(group, wanted)), faults: lost > 0 ? [gone(lost)] : [] }
    }
    case 'pattern': {
      const fitting = known.groups.filter(
        ({ name, dissolved }) => !dissolved && name !== null && fitsPattern(wanted.pattern, name),
      )
      return { wishes: fitting.map((group) => wishFor(group, wanted)), faults: [] }
    }
    case 'proposal':
      return {
        wishes: known.groups.flatMap((group) =>
          group.proposal === null ? [] : [wishFor(group, { kind: group.proposal })],
        ),
        faults: [],
      }
    case 'csv':
      return wishesOfTable(known, wanted.csv)
  }
}

function wishFor(
  group: GroupFacts,
  { kind, values = {} }: { readonly kind?: string | null | undefined; readonly values?: Values | undefined },
): Wish {
  return { group, line: null, kind: kind === undefined ? group.kind : kind, values }
}

function wishesOfTable({ groups, charter }: KnownGroups, csv: Uint8Array): Wishes {
  const names = [...new Set([...(charter?.kinds.values() ?? [])].flatMap(({ values }) => values))]
  const { rows, faults } = readTable(decodeTable(csv), names)
  const byName = Map.groupBy(groups, ({ name }) => (name ?? '').normalize('NFKC').trim())
  const byNative = Map.groupBy(groups, ({ native }) => native)
  const wishes: Wish[] = []
  const found: PlanFault[] = [...faults]
  const lines = new Map<number, number>()
  for (const row of rows) {
    const one = groupOf(row, byName, byNative)
    if ('code' in one) found.push(one)
    else if (lines.has(one.group)) found.push(twice(row, lines.get(one.group) ?? 0))
    else {
      lines.set(one.group, row.line)
      wishes.push({ group: one, line: row.line, kind: row.kind ?? one.kind, values: row.values })
    }
  }
  return { wishes, faults: found }
}

function groupOf(
  row: CsvRow,
  byName: ReadonlyMap<string, readonly GroupFacts[]>,
  byNative: ReadonlyMap<string, readonly GroupFacts[]>,
): GroupFacts | PlanFault {
  const name = row.name.normalize('NFKC').trim()
  const all = (row.native === '' ? byName.get(name) : byNative.get(row.native)) ?? []
  const alive = all.filter(({ dissolved }) => !dissolved)
  const fitting = alive.length > 0 ? alive : all
  const [first, second] = fitting
  if (first === undefined) return unknownGroup(row)
  return second === undefined ? first : ambiguous(row, fitting)
}

function faultsOf({ kind, values, line }: Wish, charter: CompiledCharter | null): readonly PlanFault[] {
  if (kind !== null && !charter?.kinds.has(kind)) return [unknownKind(line, kind, charter)]
  const asked = kind === null ? [] : (charter?.kinds.get(kind)?.values ?? [])
  return Object.entries(values).flatMap(([name, value]) => {
    if (value.length > LONGEST_VALUE) return [tooLong(line, name)]
    return value === '' || asked.includes(name) ? [] : [notAsked(line, kind, name, asked)]
  })
}

/** Values that a kind does not ask for go with the kind that did; what is not named stays. */
function changeOf({ group, line, kind, values }: Wish, charter: CompiledCharter | null): Change {
  const asked = kind === null ? [] : (charter?.kinds.get(kind)?.values ?? [])
  const merged = { ...group.values, ...values }
  const kept = Object.entries(merged).filter(([name, value]) => asked.includes(name) && value !== '')
  const after = { kind, values: Object.fromEntries(kept) }
  return { group, line, after, missing: missingValues(charter, kind, after.values) }
}

/** Whether a group is assigned so already. */
export function isSame(now: Assigned, then: Assigned): boolean {
  return now.kind === then.kind && sorted(now.values) === sorted(then.values)
}

const sorted = (values: Values): string =>
  JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))

function digestOf(changes: readonly Change[]): string {
  const plain = changes.map(({ group, after }) => [
    group.group,
    group.kind,
    sorted(group.values),
    after.kind,
    sorted(after.values),
  ])
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 32)
}

const gone = (count: number): PlanFault => ({
  line: null,
  code: 'unknown-group',
  texts: { en: `${count} of these groups do not exist.`, 'zh-CN': `其中 ${count} 个群不存在。` },
  hint: { en: 'Load the list again and select anew.', 'zh-CN': '请刷新列表后重新选择。' },
})

const unknownGroup = ({ line, name, native }: CsvRow): PlanFault => ({
  line,
  code: 'unknown-group',
  texts: {
    en: native === '' ? `No group is called “${name}”.` : `No group has the id “${native}”.`,
    'zh-CN': native === '' ? `没有叫“${name}”的群。` : `没有群号为“${native}”的群。`,
  },
  hint: {
    en: 'Compare it with the exported list: a group is known once something happened in it.',
    'zh-CN': '请对照导出的列表：群里有过动静，才会出现在列表里。',
  },
})

const ambiguous = ({ line, name }: CsvRow, groups: readonly GroupFacts[]): PlanFault => ({
  line,
  code: 'ambiguous-group',
  texts: {
    en: `${groups.length} groups are called “${name}”.`,
    'zh-CN': `有 ${groups.length} 个群都叫“${name}”。`,
  },
  hint: {
    en: `Add a column “id” that tells them apart: ${groups
      .map(({ native }) => native)
      .slice(0, 5)
      .join(', ')}.`,
    'zh-CN': `请加一列“群号”来区分：${groups
      .map(({ native }) => native)
      .slice(0, 5)
      .join('、')}。`,
  },
})

const twice = ({ line }: CsvRow, first: number): PlanFault => ({
  line,
  code: 'group-twice',
  texts: { en: `This group stands in line ${first} already.`, 'zh-CN': `这个群在第 ${first} 行已经写过。` },
  hint: { en: 'Keep one of the two lines.', 'zh-CN': '请只留一行。' },
})

function unknownKind(line: number | null, kind: string, charter: CompiledCharter | null): PlanFault {
  const known = [...(charter?.kinds.keys() ?? [])]
  return {
    line,
    code: 'unknown-kind',
    texts: { en: `The charter describes no kind “${kind}”.`, 'zh-CN': `章程里没有“${kind}”这种群。` },
    hint: { en: `It describes: ${known.join(', ')}.`, 'zh-CN': `章程里有：${known.join('、')}。` },
  }
}

const tooLong = (line: number | null, name: string): PlanFault => ({
  line,
  code: 'value-too-long',
  texts: {
    en: `The value “${name}” is longer than ${LONGEST_VALUE} characters.`,
    'zh-CN': `“${name}”超过了 ${LONGEST_VALUE} 个字。`,
  },
  hint: { en: 'Shorten it: it is said in the group.', 'zh-CN': '请写短一些，这段文字会发到群里。' },
})

const notAsked = (
  line: number | null,
  kind: string | null,
  name: string,
  asked: readonly string[],
): PlanFault => ({
  line,
  code: 'value-not-asked',
  texts: {
    en:
      kind === null
        ? `A group without a kind has no value “${name}”.`
        : `Groups of the kind “${kind}” have no value “${name}”.`,
    'zh-CN': kind === null ? `没有类型的群不用填“${name}”。` : `“${kind}”类群不用填“${name}”。`,
  },
  hint: {
    en: asked.length === 0 ? 'Leave the cell empty.' : `They have: ${asked.join(', ')}.`,
    'zh-CN': asked.length === 0 ? '请把这一格留空。' : `这类群要填：${asked.join('、')}。`,
  },
})

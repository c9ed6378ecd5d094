/** Who owns and who manages a group: as the reader says, as the export says, or guessed from what people did. */
import { both, type Bilingual } from '../charter/fault.ts'
import type { ActivityOf } from './activity.ts'
import type { Person } from './fold.ts'
import { nearNames } from './near-names.ts'
import type { MemberRole, RoleHolder, RolesSummary } from './report.ts'
import { guessRoles } from './role-guess.ts'
import type { RoleSigns } from './role-signals.ts'

export interface RolesGiven {
  /** By name or native id. */
  readonly owner: string | null
  readonly managers: readonly string[]
}

export interface RolesFound {
  readonly roleOf: (person: number) => MemberRole
  readonly summary: RolesSummary
  /** Names that were given and that nobody has. */
  readonly caveats: readonly Bilingual[]
}

interface Held {
  readonly from: RolesSummary['from']
  readonly owner: number | null
  readonly managers: readonly number[]
  readonly why: Bilingual
  readonly caveats: readonly Bilingual[]
}

export function findRoles(
  people: readonly Person[],
  activity: ActivityOf,
  signs: ReadonlyMap<number, Readonly<RoleSigns>>,
  given: RolesGiven,
): RolesFound {
  const exported = asExported(people)
  const isGiven = given.owner !== null || given.managers.length > 0
  const held = isGiven ? asGiven(people, activity, given, exported) : (exported ?? asGuessed(people, signs))
  const managers = new Set(held.managers)
  const holderOf = (number: number): readonly RoleHolder[] => {
    const person = people[number]
    return person === undefined ? [] : [{ native: person.native, name: person.name }]
  }
  return {
    roleOf: (number) => {
      if (people[number]?.bot === true) return 'bot'
      if (number === held.owner) return 'owner'
      return managers.has(number) ? 'manager' : 'member'
    },
    summary: {
      from: held.from,
      owner: held.owner === null ? null : (holderOf(held.owner)[0] ?? null),
      managers: held.managers.flatMap(holderOf),
      why: held.why,
    },
    caveats: held.caveats,
  }
}

function asExported(people: readonly Person[]): Held | null {
  const numbers = [...people.keys()].filter((number) => people[number]?.bot !== true)
  const owner = numbers.find((number) => people[number]?.role === 'owner') ?? null
  // A second owner, of another group, manages as well.
  const managers = numbers.filter((number) => {
    const role = people[number]?.role
    return role === 'admin' || (role === 'owner' && number !== owner)
  })
  if (owner === null && managers.length === 0) return null
  const why = both('聊天记录里写着。', 'The history says so.')
  return { from: 'export', owner, managers, why, caveats: [] }
}

/** Whoever is not given is as the export says. */
function asGiven(
  people: readonly Person[],
  activity: ActivityOf,
  given: RolesGiven,
  exported: Held | null,
): Held {
  const found = (called: string) => calledSo(people, activity, called)
  const owner = given.owner === null ? (exported?.owner ?? null) : found(given.owner)
  const managers = given.managers.length === 0 ? (exported?.managers ?? []) : given.managers.map(found)
  const named = [...(given.owner === null ? [] : [given.owner]), ...given.managers]
  return {
    from: 'given',
    owner,
    managers: [...new Set(managers)].flatMap((number) =>
      number === null || number === owner ? [] : [number],
    ),
    why: both('由你指定。', 'You named them.'),
    caveats: named.filter((called) => found(called) === null).map((called) => nobodyIs(called, people)),
  }
}

/** By id, else by name; of several of the same name, the one who wrote most. */
function calledSo(people: readonly Person[], activity: ActivityOf, called: string): number | null {
  const wanted = called.trim()
  const byId = people.findIndex(({ native }) => native === wanted)
  if (byId >= 0) return byId
  const folded = wanted.toLowerCase()
  const [found] = [...people.keys()]
    .filter((number) => people[number]?.name.trim().toLowerCase() === folded)
    .toSorted((a, b) => (activity.get(b)?.messages ?? 0) - (activity.get(a)?.messages ?? 0))
  return found ?? null
}

function nobodyIs(called: string, people: readonly Person[]): Bilingual {
  const near = nearNames(
    called,
    people.map(({ name }) => name),
  )
  const zh = near.length === 0 ? '' : `，相近的有${near.map((name) => `「${name}」`).join('')}`
  const en = near.length === 0 ? '' : `; near to it: ${near.join(', ')}`
  return both(
    `没有人叫「${called}」${zh}；请写出聊天记录里的名字或平台编号。`,
    `Nobody is called ${called}${en}; give a name or platform id as it stands in the history.`,
  )
}

function asGuessed(people: readonly Person[], signs: ReadonlyMap<number, Readonly<RoleSigns>>): Held {
  const guess = guessRoles(people, signs)
  if (guess !== null) return { from: 'inferred', ...guess, caveats: [] }
  const why = both(
    '聊天记录里没有写明谁是群主和管理员，也看不出来；指定之后，和角色有关的数字才有意义。',
    'The history does not say who owns and manages, and nothing shows it; name them for the figures by role to mean something.',
  )
  return { from: 'unknown', owner: null, managers: [], why, caveats: [] }
}

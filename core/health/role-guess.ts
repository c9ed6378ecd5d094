/**
 * Guesses who owns and who manages a group from what people did. Whoever merely writes much is no manager: without
 * an act that only owners and managers do, or do often, nobody is named.
 */
import { both, type Bilingual } from '../charter/fault.ts'
import type { Person } from './fold.ts'
import type { RoleSigns } from './role-signals.ts'

/** What each sign is worth, and how much of it counts at most. */
const WORTH = { notices: 4, callsAll: 2, greeted: 1, invited: 1, warned: 0.5 } as const
const MOST_COUNTED = 20
/** What a name that says so is worth. */
const NAME_WORTH = 8
/** Less is no evidence. */
const LEAST_WORTH = 6
/** The owner stands out by this much; else all who come near are taken for managers. */
const STANDS_OUT = 1.5
/** A manager has at least this share of the strongest evidence. */
const COMES_NEAR = 0.15
const MOST_MANAGERS = 10

const OWNER_NAME = /群主|社长|盟主|(?:^|[^\p{L}])(?:owner|founder)(?:$|[^\p{L}])/iu
const MANAGER_NAME =
  /管理员|群管|客服|小助手|助教|班主任|运营|官方|(?:^|[^\p{L}])(?:admin|administrator|mod|moderator|staff)(?:$|[^\p{L}])/iu

export interface Guess {
  readonly owner: number | null
  readonly managers: readonly number[]
  readonly why: Bilingual
}

interface Candidate {
  readonly number: number
  readonly worth: number
  readonly signs: Readonly<RoleSigns>
  readonly name: string
}

/** null where nothing speaks for anybody. */
export function guessRoles(
  people: readonly Person[],
  all: ReadonlyMap<number, Readonly<RoleSigns>>,
): Guess | null {
  const candidates = [...all]
    .flatMap(([number, signs]): Candidate[] => {
      const person = people[number]
      if (person === undefined || person.bot) return []
      return [{ number, worth: worthOf(signs, person.name), signs, name: person.name }]
    })
    .filter(({ worth, signs, name }) => worth >= LEAST_WORTH && isStrong(signs, name))
    .toSorted((a, b) => b.worth - a.worth || a.signs.came - b.signs.came)
  const [first, second] = candidates
  if (first === undefined) return null
  const owner = ownerOf(candidates, first, second)
  const managers = candidates
    .filter((one) => one !== owner && one.worth >= first.worth * COMES_NEAR)
    .slice(0, MOST_MANAGERS)
  return {
    owner: owner?.number ?? null,
    managers: managers.map(({ number }) => number),
    why: whyOf(owner, managers),
  }
}

/** The one whose name says so, or who stands out. */
function ownerOf(
  candidates: readonly Candidate[],
  first: Candidate,
  second: Candidate | undefined,
): Candidate | null {
  const named = candidates.filter(({ name }) => OWNER_NAME.test(name))
  const [only] = named
  if (named.length === 1 && only !== undefined) return only
  return first.worth >= (second?.worth ?? 0) * STANDS_OUT && !MANAGER_NAME.test(first.name) ? first : null
}

function worthOf(signs: Readonly<RoleSigns>, name: string): number {
  const counted = (key: keyof typeof WORTH) => Math.min(MOST_COUNTED, signs[key]) * WORTH[key]
  const named = OWNER_NAME.test(name) || MANAGER_NAME.test(name) ? NAME_WORTH : 0
  return (
    counted('notices') +
    counted('callsAll') +
    counted('greeted') +
    counted('invited') +
    counted('warned') +
    named
  )
}

/** Words of warning alone are written by anybody. */
function isStrong({ notices, callsAll, greeted, invited }: Readonly<RoleSigns>, name: string): boolean {
  if (notices > 0 || callsAll >= 2 || greeted >= 5 || invited >= 5) return true
  return OWNER_NAME.test(name) || MANAGER_NAME.test(name)
}

function whyOf(owner: Candidate | null, managers: readonly Candidate[]): Bilingual {
  const [manager] = managers
  const zh = [
    owner === null ? '看不出谁是群主' : `群主可能是「${owner.name}」：${evidence(owner)['zh-CN']}`,
    manager === undefined
      ? ''
      : `管理员可能有 ${managers.length} 位，例如「${manager.name}」：${evidence(manager)['zh-CN']}`,
  ]
  const en = [
    owner === null
      ? 'Nothing shows who the owner is'
      : `${owner.name} seems to be the owner, who ${evidence(owner).en}`,
    manager === undefined
      ? ''
      : `${managers.length} ${managers.length === 1 ? 'person seems' : 'people seem'} to manage, such as ${manager.name}, who ${evidence(manager).en}`,
  ]
  return both(
    `聊天记录里没有写明角色，以下是猜的。${zh.filter(Boolean).join('；')}。不对可以改。`,
    `The history names no roles, so they are guessed. ${en.filter(Boolean).join('; ')}. Correct them where they are wrong.`,
  )
}

function evidence({ signs, name }: Candidate): Bilingual {
  const { notices, callsAll, greeted, invited, warned } = signs
  const told = [
    {
      count: notices,
      zh: `发了 ${notices} 次公告或改了群名`,
      en: `posted ${times(notices, 'notice')} or new names of the group`,
    },
    { count: greeted, zh: `欢迎了 ${greeted} 位新人`, en: `welcomed ${times(greeted, 'newcomer')}` },
    {
      count: invited,
      zh: `拉进 ${invited} 人`,
      en: `brought in ${invited} ${invited === 1 ? 'person' : 'people'}`,
    },
    { count: callsAll, zh: `@ 了所有人 ${callsAll} 次`, en: `called everyone ${times(callsAll, 'time')}` },
    { count: warned, zh: `提醒规矩 ${warned} 次`, en: `spoke of rules ${times(warned, 'time')}` },
  ].filter(({ count }) => count > 0)
  const named = OWNER_NAME.test(name) || MANAGER_NAME.test(name)
  return both(
    [...(named ? ['名字里写着'] : []), ...told.map(({ zh }) => zh)].join('、'),
    listed([...(named ? ['says so by name'] : []), ...told.map(({ en }) => en)]),
  )
}

const times = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

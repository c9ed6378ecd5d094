/** Thanks: how many a week, and to whom. */
import { both } from '../../charter/fault.ts'
import { countWords, exactly, meanWords, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import type { MessageSeen } from '../observation.ts'
import type { Chart, Metric } from '../report.ts'

const WEEK = 7 * 86_400_000
const SHOWN = 10

export class Thanks {
  readonly #to = new Map<number, number>()
  readonly #by = new Map<number, number>()
  #messages = 0
  #thanks = 0
  #from: number | null = null

  take({ bot, at, person, words, answers }: MessageSeen): void {
    if (bot || person < 0) return
    this.#from ??= at
    this.#messages += 1
    if (!words.has('thanks')) return
    this.#thanks += 1
    this.#by.set(person, (this.#by.get(person) ?? 0) + 1)
    const [first] = answers
    if (first !== undefined) this.#to.set(first.person, (this.#to.get(first.person) ?? 0) + 1)
  }

  metrics(closing: Closing): readonly Metric[] {
    return [this.#aWeek(closing), this.#rate(), this.#toMembers(closing)]
  }

  chart({ people, roleOf }: Closing): readonly Chart[] {
    const thanked = this.#thanked(people)
    const [first] = thanked
    if (first === undefined || thanked.length < 2) return []
    const all = thanked.reduce((sum, { count }) => sum + count, 0)
    const share = shareWords(first.count / all)
    const name = people[first.person]?.name ?? ''
    return [
      {
        kind: 'ranking',
        id: 'incentives.thanked',
        title: both(
          `${thanked.length} 人得到过感谢，${name} 得到的最多（${share['zh-CN']}）`,
          `${thanked.length} people were thanked; ${name} got most of it (${share.en})`,
        ),
        unit: 'count',
        rows: thanked.slice(0, SHOWN).map(({ person, count }) => {
          const note = ROLE[roleOf(person)]
          const row = { label: people[person]?.name ?? '', value: count }
          return note === undefined ? row : { ...row, note }
        }),
      },
    ]
  }

  #thanked(people: Closing['people']) {
    return [...this.#to]
      .filter(([person]) => people[person]?.bot !== true)
      .map(([person, count]) => ({ person, count }))
      .toSorted((a, b) => b.count - a.count || a.person - b.person)
  }

  #aWeek({ to }: Closing): Metric {
    const weeks = Math.max(1, (to - (this.#from ?? to)) / WEEK)
    const value = this.#messages < LEAST_SAMPLE ? null : this.#thanks / weeks
    const a = { week: meanWords(value ?? 0), all: countWords(this.#thanks) }
    return figureOf(value, 'per-week', this.#messages, {
      id: 'incentives.thanks-a-week',
      label: both('每周的道谢', 'Thanks a week'),
      meaning: both(
        '带有道谢用语（谢谢、感谢、辛苦了……）的消息，平均每周几条；机器人不算。',
        'Messages with words of thanks (thanks, thank you, much appreciated …) a week; bots do not count.',
      ),
      finding:
        this.#thanks === 0
          ? both('没有看到道谢。', 'Nobody said thanks.')
          : both(
              `一共道谢 ${a.all['zh-CN']} 次，平均每周 ${a.week} 次。`,
              `People said thanks ${this.#thanks === 1 ? 'once' : `${a.all.en} times`}, ${a.week} a week.`,
            ),
      missing: tooFew(this.#messages, '条消息', 'messages'),
    })
  }

  #rate(): Metric {
    const value = this.#messages < LEAST_SAMPLE ? null : (this.#thanks / this.#messages) * 100
    const rate = (value ?? 0).toFixed(1)
    return figureOf(value, 'per-100', this.#messages, {
      id: 'incentives.thanks-rate',
      label: both('每百条消息的道谢', 'Thanks per 100 messages'),
      meaning: both('每 100 条人发的消息里有几条道谢。', 'Thanks in every 100 messages that people wrote.'),
      finding: both(`每百条消息里有 ${rate} 条道谢。`, `Thanks in every 100 messages: ${rate}.`),
      missing: tooFew(this.#messages, '条消息', 'messages'),
      source: ownBar(
        '0.5 条得 0 分，5 条得满分；五份公开记录实测为 1.4、1.9、3.7、5.0 和 5.5。',
        '0.5 earns nothing, 5 earn all; the five public logs that we measured have 1.4, 1.9, 3.7, 5.0 and 5.5.',
      ),
    })
  }

  #toMembers({ people, roleOf, roles }: Closing): Metric {
    const thanked = this.#thanked(people)
    const all = thanked.reduce((sum, { count }) => sum + count, 0)
    const toMembers = thanked
      .filter(({ person }) => roleOf(person) === 'member')
      .reduce((sum, { count }) => sum + count, 0)
    const share = shareWords(all === 0 ? 0 : toMembers / all)
    const stated = {
      id: 'incentives.thanks-to-members',
      label: both('谢的是普通成员', 'Thanks that go to members'),
      meaning: both(
        '看得出谢谁的道谢里，谢群主和管理员以外的人的比例。',
        'Of the thanks of which it shows whom they mean, the share that goes to neither owner nor managers.',
      ),
      finding: both(
        `${exactly(all)} 次看得出对象的道谢，${share['zh-CN']} 是谢普通成员的。`,
        `Of ${exactly(all)} thanks with a known receiver, ${share.en} went to ordinary members.`,
      ),
      missing: tooFew(all, '次道谢看得出对象', 'thanks with a known receiver'),
    }
    if (roles.owner !== null) return shareOf(toMembers, all, stated)
    return figureOf(null, 'share', all, {
      ...stated,
      missing: both('不知道谁是群主。', 'Nobody is known to be the owner.'),
    })
  }
}

const ROLE: Readonly<Record<string, { 'zh-CN': string; en: string } | undefined>> = {
  owner: both('群主', 'owner'),
  manager: both('管理员', 'manager'),
}

/** Whether newcomers are greeted, by whom, and how soon; and whether their first words are answered. */
import { both } from '../../charter/fault.ts'
import { exactly, shareWords, spanWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import { median } from '../median.ts'
import type { Metric } from '../report.ts'
import { HEEDED_WITHIN } from './arrivals.ts'
import { observed, type Newcomers } from './newcomers.ts'

export function greetingMetrics(newcomers: Newcomers, { to }: Closing): readonly Metric[] {
  return [greeted(newcomers, to), greetedByBot(newcomers, to), delay(newcomers, to), answered(newcomers, to)]
}

const few = (sample: number) => tooFew(sample, '位新人', 'newcomers')

function greeted({ all, meant }: Newcomers, to: number): Metric {
  const seen = observed(all, to, HEEDED_WITHIN)
  const hits = seen.filter(({ greetedAfter }) => greetedAfter !== null).length
  const share = shareWords(seen.length === 0 ? 0 : hits / seen.length)
  return shareOf(hits, seen.length, {
    id: 'plan.greeted',
    label: both('有人迎新的比例', 'Newcomers greeted'),
    meaning: both(
      `新人到来后 24 小时内，有人（不算机器人）用欢迎的话（欢迎、新朋友好……）回复、点名或紧接着招呼他的比例，换了说法的数不到；${meant['zh-CN']}。`,
      `Share of newcomers whom a person, not a bot, welcomed within 24 hours with a word such as “welcome”: in an answer, by name, or right after they arrived. Other words are missed; ${meant.en}.`,
    ),
    finding:
      hits === 0
        ? both(
            `${exactly(seen.length)} 位新人，没有一位有人欢迎。`,
            `Not one of ${exactly(seen.length)} newcomers was welcomed.`,
          )
        : both(
            `${exactly(seen.length)} 位新人里，${exactly(hits)} 位（${share['zh-CN']}）有人欢迎。`,
            `${exactly(hits)} of ${exactly(seen.length)} newcomers (${share.en}) ${hits === 1 ? 'was' : 'were'} welcomed by somebody.`,
          ),
    missing: few(seen.length),
    source: ownBar(
      '半数新人有人欢迎就得满分；五份公开记录都没有迎新的习惯，实测不到 3%。',
      'half of the newcomers welcomed earns all points; none of the five public logs that we measured has a habit of welcoming (below 3 %).',
    ),
  })
}

function greetedByBot({ all, meant }: Newcomers, to: number): Metric {
  const seen = observed(all, to, HEEDED_WITHIN)
  const hits = seen.filter(({ greetedByBot: after }) => after !== null).length
  const share = shareWords(seen.length === 0 ? 0 : hits / seen.length)
  return shareOf(hits, seen.length, {
    id: 'plan.greeted-by-bot',
    label: both('机器人迎新的比例', 'Newcomers greeted by a bot'),
    meaning: both(
      `新人到来后 24 小时内，机器人欢迎过他的比例；${meant['zh-CN']}。`,
      `Share of newcomers whom a bot welcomed within 24 hours; ${meant.en}.`,
    ),
    finding:
      hits === 0
        ? both('没有机器人迎新。', 'No bot welcomed anybody.')
        : both(
            `机器人欢迎了 ${exactly(hits)} 位新人（${share['zh-CN']}）。`,
            `Newcomers welcomed by a bot: ${exactly(hits)} (${share.en}).`,
          ),
    missing: few(seen.length),
  })
}

function delay({ all, meant }: Newcomers, to: number): Metric {
  const after = observed(all, to, HEEDED_WITHIN).flatMap(({ greetedAfter }) => greetedAfter ?? [])
  const value = after.length < LEAST_SAMPLE ? null : median(after)
  const span = spanWords(value ?? 0)
  return figureOf(value, 'milliseconds', after.length, {
    id: 'plan.greeting-delay',
    label: both('多久有人迎新', 'Time to a welcome'),
    meaning: both(
      `有人欢迎的新人里，从到来到第一句欢迎的中位时间；${meant['zh-CN']}。`,
      `Median time from arriving to the first welcome, of those who were welcomed by a person; ${meant.en}.`,
    ),
    finding: both(
      `被欢迎的新人，一半在 ${span['zh-CN']} 内等到。`,
      `Half of those who were welcomed waited ${span.en} or less.`,
    ),
    missing: tooFew(after.length, '位有人欢迎的新人', 'newcomers who were welcomed'),
  })
}

function answered({ all, meant }: Newcomers, to: number): Metric {
  const seen = all.filter(({ wrote }) => wrote !== null && wrote + HEEDED_WITHIN <= to)
  const hits = seen.filter(({ answeredAfter }) => answeredAfter !== null).length
  const share = shareWords(seen.length === 0 ? 0 : hits / seen.length)
  const [spoke, unheard] = [exactly(seen.length), exactly(seen.length - hits)]
  return shareOf(hits, seen.length, {
    id: 'plan.first-answered',
    label: both('新人第一次开口有人接话的比例', 'First words answered'),
    meaning: both(
      `新人发出第一条消息后 24 小时内，有人回复、点名或在五分钟内接话的比例（不算机器人）；${meant['zh-CN']}。`,
      `Share of newcomers who, within 24 hours of their first message, got a reply, were named, or saw somebody write within five minutes (bots do not count); ${meant.en}.`,
    ),
    finding:
      hits === seen.length
        ? both(`${spoke} 位新人开口，都有人接话。`, `All ${spoke} newcomers who spoke were answered.`)
        : hits === 0
          ? both(
              `${spoke} 位新人开口，一个也没有人理。`,
              `Not one of ${spoke} newcomers who spoke got an answer.`,
            )
          : both(
              `${spoke} 位开口的新人里，${unheard} 位没有人理；有人接话的占 ${share['zh-CN']}。`,
              `Of ${spoke} newcomers who spoke, ${unheard} got no answer at all; ${share.en} were answered.`,
            ),
    missing: tooFew(seen.length, '位新人开过口', 'newcomers who spoke'),
    source: both(
      'Joyce 与 Kraut（2006）在六个新闻组看到：61% 的新人得到回复；得到回复的人再次发言的概率从 44% 升到 56%。Folkmoot 定 30% 得 0 分、90% 得满分；五份公开记录实测为 48%、51%、60%、64% 和 82%。',
      'Joyce & Kraut (2006) saw 61 % of newcomers to six newsgroups get a reply, which raised their chance of posting again from 44 % to 56 %. The bars are Folkmoot’s own: 30 % for no points and 90 % for all; the five public logs that we measured have 48 %, 51 %, 60 %, 64 % and 82 %.',
    ),
  })
}

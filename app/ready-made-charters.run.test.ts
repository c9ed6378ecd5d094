import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadCharter } from '../core/charter/load.ts'
import { Engine, type Step } from '../core/decide/engine.ts'
import { DAY, HOUR, joins, leaves, MINUTE, says, takesRole } from '../core/decide/sample-events.ts'
import { readCharterFile } from './charter-file.ts'

/** Monday 2026-06-01, 12:00, where each community lives. */
const clubs = [
  {
    file: 'reading-club.zh-CN.yaml',
    noon: Date.UTC(2026, 5, 1, 4),
    kinds: ['lobby', 'club', 'club'],
    ad: '需要摄影课的加微信 abc12345，内部优惠',
    long: '大家好，这是我昨天在江边拍的一组照片',
    price: '这个课程多少钱？',
    help: '帮助',
    contribution: (n: number) =>
      `第 ${n} 章读后感：这一章讲的是光从哪里来、往哪里去，我试着在窗边拍了三张，第一张逆光，第二张侧光，第三张散射光，差别${'很'.repeat(n)}大。`,
    points: [3, 3, 3],
    talk: [
      '早上好',
      '今天的光线真好',
      '这本书第三章我看了两遍',
      '[图片] 昨晚的月亮',
      '谢谢老师',
      '几点开始？',
    ],
    scheduled: ['monday-homework', 'sunday-reading'],
  },
  {
    file: 'open-source.en.yaml',
    noon: Date.UTC(2026, 5, 1, 10),
    kinds: ['help', 'dev', 'dev'],
    ad: 'DM me for crypto signals, guaranteed profit',
    long: 'My build fails with an error in the template loader',
    price: 'How much does it cost?',
    help: 'Help',
    contribution: (n: number) =>
      `I opened a pull request, number ${'x'.repeat(n)}: it makes the watcher ignore folders.`,
    points: [5, 5, 5],
    talk: [
      'good morning',
      'the build is green again',
      'which version do you run?',
      'thanks, that helped',
      'see the docs',
    ],
    scheduled: ['monday-unanswered', 'weekly-call'],
  },
]

describe.each(clubs)('$file runs', (club) => {
  const { noon } = club

  async function open() {
    const file = fileURLToPath(new URL(`../charters/${club.file}`, import.meta.url))
    const loaded = loadCharter(await readCharterFile(file), 1)
    if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults))
    const steps: Step[] = []
    const engine = new Engine({ onStep: (step) => steps.push(step) })
    engine.publish(loaded.charter)
    for (const [index, kind] of club.kinds.entries()) {
      engine.assign(`g${index + 1}`, kind, { teacher: '林老师', docs: 'https://docs.example.org' })
    }
    const say = (text: string, at: number, place: { from?: string; group?: string } = {}) => {
      const step = engine.feed(says(text, { at: noon + at, group: 'g2', ...place }))
      if (step === 'duplicate') throw new Error('taken for a duplicate')
      return step
    }
    return { engine, steps, say }
  }

  const acts = ({ decision }: Step) => decision.actions.map(({ kind }) => kind)
  const rules = ({ decision }: Step) => decision.fired.map(({ rule }) => rule)

  test('an advertisement: recalled and told; then a warning, ten minutes of silence, a case', async () => {
    const { engine, say } = await open()
    const steps = [0, 1, 2].map((n) => say(`${club.ad} ${'!'.repeat(n)}`, n * HOUR))
    expect(steps.map(acts)).toEqual([
      ['recall', 'tell', 'warn'],
      ['recall', 'tell', 'mute'],
      ['recall', 'tell'],
    ])
    expect(steps[1]?.decision.actions.at(-1)?.amount).toBe(10 * MINUTE)
    expect(steps[2]?.decision.cases.length).toBe(1)
    engine.feed(takesRole('boss', 'owner', { at: noon + 3 * HOUR, group: 'g2' }))
    expect(acts(say(club.ad, 3 * HOUR + 1, { from: 'boss' }))).toEqual(['recall', 'tell', 'warn', 'note'])
  })

  test('a message that is edited into an advertisement', async () => {
    const { engine, say } = await open()
    const sent = say(club.talk[0] ?? '', 0)
    const step = engine.feed({
      ...says(club.ad, { at: noon + MINUTE, group: 'g2' }),
      kind: 'message.edited',
      native: 'edit',
      revision: 1,
      data: { of: sent.event.native ?? '' },
      content: { parts: [{ type: 'text', text: club.ad }] },
    })
    expect(step === 'duplicate' ? [] : acts(step)).toEqual(['recall', 'tell'])
  })

  test('a flood', async () => {
    const { say } = await open()
    const steps = Array.from({ length: 9 }, (_, n) => say(`${n}`, n * 1000))
    expect(steps.map((step) => rules(step).join())).toEqual([...Array(8).fill(''), 'no-flood'])
  })

  test('the same text in three groups', async () => {
    const { say } = await open()
    const steps = ['g1', 'g2', 'g3'].map((group, n) => say(club.long, n * MINUTE, { group }))
    expect(steps.map(acts)).toEqual([[], [], ['recall', 'tell']])
    expect(steps[2]?.decision.cases.length).toBe(1)
  })

  test('questions about the price, and for help; at night nothing is said', async () => {
    const { say } = await open()
    expect(acts(say(club.price, 0))).toEqual(['reply'])
    expect(acts(say(club.help, MINUTE))).toEqual(['reply'])
    expect(say(club.price, 14 * HOUR, { from: 'ben' }).decision).toMatchObject({
      actions: [],
      fired: [{ rule: 'price-question', held: 'quiet' }],
    })
  })

  test('points for contributions, up to the daily cap', async () => {
    const { say } = await open()
    const given = [1, 2, 3, 4].flatMap((n) =>
      say(club.contribution(n), n * HOUR).decision.entries.map(({ amount }) => amount),
    )
    expect(given).toEqual(club.points)
    expect(say(club.contribution(5), DAY).decision.entries).toHaveLength(1)
  })

  test('newcomers are welcomed together, once', async () => {
    const { engine, steps, say } = await open()
    for (const [n, who] of ['new1', 'new2', 'new3'].entries()) {
      engine.feed(joins(who, { at: noon + n * 1000, group: 'g2' }))
    }
    say(club.talk[1] ?? '', 5 * MINUTE)
    const welcomes = steps
      .flatMap(({ decision }) => decision.actions)
      .filter(({ rule }) => rule === 'welcome')
    expect(welcomes.map(({ kind, text }) => [kind, text?.members?.length])).toEqual([['say', 3]])
  })

  test('a regular who leaves is noted', async () => {
    const { engine, say } = await open()
    for (let n = 0; n < 20; n += 1) say(`${club.talk[n % club.talk.length]} ${n}`, n * 10 * MINUTE)
    const step = engine.feed(leaves('ann', { at: noon + 5 * HOUR, group: 'g2' }))
    expect(step === 'duplicate' ? [] : acts(step)).toEqual(['note'])
  })

  test('the week has its rhythm', async () => {
    const { steps, say } = await open()
    for (let day = 0; day <= 8; day += 1) {
      for (let hour = 0; hour < 24; hour += 1) say(`${day} ${hour} ok`, day * DAY + hour * HOUR)
    }
    const said = steps.flatMap(({ decision }) => decision.actions).filter(({ kind }) => kind === 'say')
    const named = [...new Set(said.map(({ rule }) => rule))].toSorted()
    expect(named).toEqual(club.scheduled)
  })

  test('ordinary talk is left alone', async () => {
    const { say } = await open()
    const steps = club.talk.map((text, n) =>
      say(text, n * MINUTE, { from: `m${n}`, group: `g${(n % 3) + 1}` }),
    )
    expect(steps.flatMap(acts)).toEqual([])
    expect(steps.flatMap(({ decision }) => decision.cases)).toEqual([])
  })
})

/**
 * A chat history with all five problems in it, as people export it: the owner advertises, questions stay without
 * an answer and are asked again, who joins is greeted by nobody and falls silent.
 */

const DAY = 86_400_000
const DAYS = 91
const START = Date.UTC(2026, 5, 1)

interface Line {
  readonly at: number
  /** null = the platform itself. */
  readonly who: string | null
  readonly text: string
}

interface Words {
  readonly owner: string
  readonly regulars: readonly string[]
  readonly created: string
  readonly joined: (name: string) => string
  readonly newcomer: (n: number) => string
  readonly ad: (n: number) => string
  readonly question: (n: number) => string
  readonly answer: string
  readonly hello: string
  readonly warning: string
  readonly talk: (n: number) => string
}

/** Ascending in time. */
function tell(words: Words): readonly Line[] {
  const lines: Line[] = [{ at: START, who: null, text: words.created }]
  for (let day = 0; day < DAYS; day += 1) {
    const say = (hour: number, minute: number, who: string | null, text: string) =>
      lines.push({ at: START + day * DAY + (hour * 60 + minute) * 60_000, who, text })
    const regular = (n: number) => words.regulars[(day + n) % words.regulars.length] ?? words.owner
    say(9, 5, words.owner, words.ad(day))
    say(10, 12, regular(0), words.talk(day))
    say(11, 40, regular(1), words.question(day % 12))
    if (day % 4 === 0) say(16, 2, regular(2), words.answer)
    if (day % 3 === 0) {
      say(17, 1, null, words.joined(words.newcomer(day)))
      say(17, 20, words.newcomer(day), day % 2 === 0 ? words.hello : words.question((day + 5) % 12))
    }
    if (day % 5 === 0) say(19, 30, words.owner, words.warning)
    say(20, 15, regular(3), words.talk(day + 7))
    say(21, 5, words.owner, words.ad(day + 3))
    if (day % 6 === 0) say(23, 48, words.owner, words.ad(day + 9))
  }
  return lines
}

const two = (value: number): string => String(value).padStart(2, '0')

/** As WhatsApp on Android exports it, in German order of days: `05/06/2026, 21:15 - Name: text`. */
export function whatsappHistory(): string {
  const lines = tell(ENGLISH).map(({ at, who, text }) => {
    const time = new Date(at)
    const day = `${two(time.getUTCDate())}/${two(time.getUTCMonth() + 1)}/${time.getUTCFullYear()}`
    const hour = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
    return `${day}, ${hour} - ${who === null ? '' : `${who}: `}${text}`
  })
  return `${lines.join('\n')}\n`
}

/** As messages are copied out of WeChat on a computer: `名字 2026/6/5 21:15`, the text on the next line. */
export function wechatHistory(): string {
  const lines = tell(CHINESE).map(({ at, who, text }) => {
    if (who === null) return text
    const time = new Date(at)
    const day = `${time.getUTCFullYear()}/${time.getUTCMonth() + 1}/${time.getUTCDate()}`
    return `${who} ${day} ${time.getUTCHours()}:${two(time.getUTCMinutes())}\n${text}`
  })
  return `${lines.slice(1).join('\n')}\n`
}

const pick = (some: readonly string[], n: number): string => some[n % some.length] ?? ''

const ENGLISH: Words = {
  owner: 'Alder',
  regulars: ['Wren', 'Rowan', 'Hazel', 'Linden'],
  created: 'Alder created group "Night readers"',
  joined: (name) => `${name} joined using this group's invite link`,
  newcomer: (n) => `Reader ${n}`,
  ad: (n) =>
    pick(
      [
        'Today only: all my courses at half price, order at https://shop.example/courses',
        'Last seats! 99 for the whole course, write to me or buy at https://shop.example/seats',
        'Big sale on book lamps, discount code NIGHT, https://shop.example/lamps',
      ],
      n,
    ),
  question: (n) =>
    pick(
      [
        'Where do I find the reading list?',
        'Which chapter are we on this week?',
        'How do I change my name in this group?',
        'Does anybody know when we meet again?',
        'Is there a recording of the last evening?',
        'Which edition should I buy?',
      ],
      n,
    ),
  answer: 'Third chapter, and the list is pinned',
  hello: 'Hello everybody, I am new here',
  warning: 'No advertising here please, this is a warning. Next time I remove you.',
  talk: (n) => `I liked the part with the ${pick(['harbour', 'letter', 'garden', 'train', 'window'], n)}`,
}

const CHINESE: Words = {
  owner: '老周',
  regulars: ['小禾', '阿林', '青青', '木木'],
  created: '',
  joined: (name) => `"${name}"通过扫描"老周"分享的二维码加入群聊`,
  newcomer: (n) => `新朋友${n}`,
  ad: (n) =>
    pick(
      [
        '今天特价！全部课程五折，下单链接 https://shop.example/courses',
        '最后三个名额，99 元学全套，加我微信下单 https://shop.example/seats',
        '台灯大促销，优惠券速领 https://shop.example/lamps',
      ],
      n,
    ),
  question: (n) =>
    pick(
      [
        '请问书单在哪里看？',
        '这周读到第几章了？',
        '怎么改群昵称？',
        '有人知道下次什么时候聚吗？',
        '上次活动有回放吗？',
        '买哪个版本比较好？',
      ],
      n,
    ),
  answer: '第三章，书单在群公告里',
  hello: '大家好，我是新来的',
  warning: '群里禁止发广告，警告一次，再发就移出群。',
  talk: (n) => `我喜欢写${pick(['港口', '那封信', '花园', '火车', '窗户'], n)}的那一段`,
}

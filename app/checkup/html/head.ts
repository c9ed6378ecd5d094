/** The top of the page: whose report, on what, and the five grades at a glance. */
import type { CheckupReport, Problem } from '../../../core/health/report.ts'
import { dial } from './dial.ts'
import { figureOf } from './figure.ts'
import { html, type Content, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'
import { PROBLEM_NAMES, standingOf, STANDING_WORDS } from './problem-words.ts'
import { sureness } from './sure.ts'

export function reportHead(report: CheckupReport, voice: Voice): Markup {
  const { words } = voice
  return html`<header class="head">
    <p class="brand">
      ${mark()}<span>Folkmoot</span><span class="soft">${words('社群体检', 'Checkup')}</span>
    </p>
    <h1>${titleOf(report, voice)}</h1>
    <p class="lead">${leadOf(report, voice)}</p>
    ${facts(report, voice)}
  </header>`
}

/** The name of the group, or of the liveliest and how many others. */
export function titleOf({ groups }: CheckupReport, { words }: Voice): Content {
  const [first] = groups
  if (first === undefined) return words('一份空的聊天记录', 'An empty history')
  const name = html`<bdi>${first.name === '' ? first.native : first.name}</bdi>`
  if (groups.length === 1) return name
  return words('zh', 'en') === 'zh'
    ? html`${name}等 ${groups.length} 个群`
    : html`${name} and ${groups.length - 1} more ${groups.length === 2 ? 'group' : 'groups'}`
}

/** The finding of the worst problem. */
function leadOf({ problems }: CheckupReport, { say, words }: Voice): Content {
  const worst = worstOf(problems)
  if (worst === null) {
    return words(
      '这份记录太少，五个问题都还打不了分。下面写明了缺什么，以及能看到什么。',
      'This history is too small to grade any of the five problems. Below is what is missing, and what can be seen.',
    )
  }
  const name = say(PROBLEM_NAMES[worst.id])
  return html`<a href="#${worst.id}">${words(`最该先看“${name}”`, `Look at ${name.toLowerCase()} first`)}</a
    >${words('：', ': ')}${say(worst.headline)}`
}

export function worstOf(problems: readonly Problem[]): Problem | null {
  const graded = problems.filter(({ grade }) => grade.value !== null)
  return graded.toSorted((a, b) => (a.grade.value ?? 0) - (b.grade.value ?? 0))[0] ?? null
}

function facts({ history, groups }: CheckupReport, voice: Voice): Markup {
  const { words, day, say } = voice
  const { messages, members, from, to, zone, files } = history
  const figure = (value: number) => figureOf(value, 'count', voice).number
  const days = from === null || to === null ? 0 : Math.max(1, Math.ceil((to - from) / 86_400_000))
  const rows: readonly (readonly [string, Content, Content])[] = [
    [words('消息', 'Messages'), figure(messages), null],
    [words('成员', 'Members'), figure(members), null],
    [words('群', 'Groups'), figure(groups.length), null],
    [
      words('时间', 'Time'),
      words(`${figure(days)} 天`, `${figure(days)} ${days === 1 ? 'day' : 'days'}`),
      from === null || to === null ? null : `${day(from)} – ${day(to)}`,
    ],
    [
      words('时区', 'Time zone'),
      html`<span class="small">${zone.name}</span>`,
      zone.from === 'assumed'
        ? words('格式没写，按本机时区', 'assumed from this machine')
        : words('已指定', 'given'),
    ],
    [
      words('来源', 'Source'),
      html`<span class="small"
        >${[...new Set(files.map(({ label }) => say(label)))].join(words('、', ', '))}</span
      >`,
      files.length === 0
        ? null
        : words(`${files.length} 个文件`, `${files.length} ${files.length === 1 ? 'file' : 'files'}`),
    ],
  ]
  const shown = files.length === 0 ? rows.slice(0, -1) : rows
  return html`<dl class="facts">
    ${shown.map(
      ([name, value, note]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}${note === null ? null : html`<small>${note}</small>`}</dd>
        </div>`,
    )}
  </dl>`
}

/** The five problems side by side. */
export function dials({ problems }: CheckupReport, voice: Voice): Markup {
  const { say, words } = voice
  return html`<nav class="dials" aria-label="${words('五个问题', 'The five problems')}">
    ${problems.map(({ id, grade, headline }) => {
      const name = say(PROBLEM_NAMES[id])
      const standing = standingOf(grade.value)
      const spoken = grade.value === null ? say(STANDING_WORDS.unknown) : `${grade.value} / 100`
      return html`<a class="dial-card" href="#${id}"
        >${dial(grade.value, `${name}${words('：', ': ')}${spoken}`)}<span class="about"
          ><strong>${name}</strong><span class="standing ${standing}">${say(STANDING_WORDS[standing])}</span
          ><span class="found">${say(headline)}</span>${sureness(grade.sure, voice)}</span
        ></a
      >`
    })}
  </nav>`
}

/** A ring of small dots around one ember. */
export function mark(): Markup {
  const dots = Array.from({ length: 10 }, (_, place) => {
    const angle = (place / 10) * 2 * Math.PI - Math.PI / 2
    return html`<circle
      cx="${(12 + 8.6 * Math.cos(angle)).toFixed(2)}"
      cy="${(12 + 8.6 * Math.sin(angle)).toFixed(2)}"
      r="1.5"
    />`
  })
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    ${dots}
    <circle class="ember" cx="12" cy="12" r="2.8" />
  </svg>`
}

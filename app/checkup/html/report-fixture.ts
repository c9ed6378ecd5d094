/** A report with something of everything, for the tests of the page; every free text of a chat in it is `text`. */
import { both } from '../../../core/charter/fault.ts'
import {
  PROBLEMS,
  type Chart,
  type CheckupReport,
  type GroupSummary,
  type Metric,
  type Problem,
  type ProblemId,
} from '../../../core/health/report.ts'

const AT = Date.UTC(2026, 0, 5, 9)
const DAY = 86_400_000

export function reportWith(text: string, more: Partial<CheckupReport> = {}): CheckupReport {
  return {
    checkup: 1,
    folkmoot: '0.0.0',
    history: {
      files: [
        {
          name: text,
          format: 'neutral',
          label: both('中性 JSONL', 'neutral JSONL'),
          records: 4_120,
          skipped: [{ reason: 'private-chat', text: both('私聊', 'private chats'), count: 3 }],
          broken: 1,
          examples: [{ place: 7, text: both('不是 JSON', 'no JSON') }],
        },
      ],
      messages: 4_000,
      members: 321,
      from: AT,
      to: AT + 120 * DAY,
      zone: { name: 'Asia/Shanghai', from: 'assumed' },
      doubled: 12,
      language: 'zh',
    },
    roles: {
      from: 'inferred',
      owner: { native: text, name: text },
      managers: [{ native: text, name: text }],
      why: both('发公告最多。', 'Posted most notices.'),
    },
    problems: PROBLEMS.map((id, place) => problemOf(id, place, text)),
    vitals: {
      metrics: [metricOf('vitals.active', 34, 'people')],
      charts: chartsOf('vitals', text),
      topics: [{ group: text, terms: [{ term: text, messages: 12, weight: 3 }] }],
      forecast: {
        weeks: [{ from: AT, value: 120, low: 40, high: 300 }],
        meant: 0.8,
        covered: 0.76,
        heldBack: 9,
        why: both('按过去外推。', 'Carried on from the past.'),
      },
    },
    groups: [groupOf(text, 3_000), groupOf(text, 1_000)],
    caveats: [both('时区是假定的。', 'The time zone is assumed.')],
    ...more,
  }
}

export function problemOf(id: ProblemId, place: number, text: string): Problem {
  const measured = metricOf(`${id}.measured`, 0.34, 'share')
  const missing = metricOf(`${id}.missing`, null, 'milliseconds')
  const value = place === 4 ? null : 20 + place * 25
  return {
    id,
    grade: {
      value,
      formula: both('50% × 一项 + 50% × 另一项', '50 % × one + 50 % × the other'),
      parts: [
        { metric: measured.id, weight: 1, points: value, poor: 0, good: 1 },
        { metric: missing.id, weight: 1, points: null, poor: 3_600_000, good: 60_000 },
      ],
      sure: 'medium',
      why: both('有一项测不到。', 'One part cannot be measured.'),
    },
    headline: both('161 位新人里，没有人被欢迎。', 'Of 161 newcomers nobody was welcomed.'),
    metrics: [measured, missing],
    charts: chartsOf(id, text),
    examples: [
      {
        id: `${id}.unheard`,
        title: both('没人理的新人', 'Newcomers nobody answered'),
        items: [
          {
            at: AT,
            group: text,
            name: text,
            text,
            file: text,
            place: 3,
            native: null,
            why: both('等了两天', 'waited two days'),
          },
        ],
      },
    ],
    cures: [
      {
        cure: 'welcome',
        title: both('新人一进群就有人接', 'Every newcomer is met at the door'),
        why: both('因为没人欢迎。', 'Because nobody was welcomed.'),
        points: 24,
        available: true,
      },
      {
        cure: 'library',
        title: both('问答库', 'A library'),
        why: both('因为问过又问。', 'Because it was asked again.'),
        points: 9,
        available: false,
      },
    ],
  }
}

export function metricOf(id: string, value: number | null, unit: Metric['unit']): Metric {
  return {
    id,
    label: both('有人欢迎的新人', 'Newcomers who were welcomed'),
    meaning: both('24 小时内有人欢迎的新人占多少。', 'The share that somebody welcomed within a day.'),
    value,
    unit,
    sample: value === null ? 2 : 161,
    interval: value === null ? null : [value * 0.8, value * 1.2],
    finding: both('161 位里 55 位有人欢迎。', '55 of 161 were welcomed.'),
    estimate: {
      by: both('词表', 'a word list'),
      precision: 0.92,
      recall: 0.81,
      on: both('500 条消息', '500 messages'),
    },
    source: both('Folkmoot 自己的标尺。', 'Folkmoot’s own bar.'),
  }
}

export function chartsOf(id: string, text: string): readonly Chart[] {
  const weeks = Array.from({ length: 30 }, (_, week) => `2026-W${week + 1}`)
  return [
    {
      kind: 'series',
      mark: 'line',
      id: `${id}.line`,
      unit: 'messages',
      title: both('每周 112 条', '112 messages a week'),
      x: { label: both('周', 'Week'), values: weeks },
      series: [
        { label: both('消息', 'Messages'), values: weeks.map((_, week) => (week === 9 ? null : week * 7)) },
        {
          label: both('预测', 'Forecast'),
          values: weeks.map(() => 50),
          low: weeks.map(() => 20),
          high: weeks.map(() => 90),
        },
      ],
      bar: { value: 100, label: both('够活跃', 'Lively enough') },
    },
    {
      kind: 'series',
      mark: 'stack',
      id: `${id}.stack`,
      unit: 'count',
      title: both('一半有回答', 'Half were answered'),
      x: { label: both('月', 'Month'), values: ['2026-01', '2026-02', text] },
      series: [
        { label: both('有回答', 'Answered'), values: [3, 4, 5] },
        { label: both('没回答', 'Open'), values: [1, null, 2] },
      ],
    },
    {
      kind: 'heatmap',
      id: `${id}.heatmap`,
      unit: 'count',
      title: both('周五最热闹', 'Fridays are liveliest'),
      rows: [both('周一', 'Mon'), text],
      columns: ['0', '1', text],
      values: [
        [1, 2, 3],
        [null, 0, 9],
      ],
    },
    {
      kind: 'network',
      id: `${id}.network`,
      unit: 'count',
      title: both('三个人在聊', 'Three people talk'),
      nodes: [
        { name: text, role: 'owner', size: 9 },
        { name: text, role: 'manager', size: 5 },
        { name: text, role: 'member', size: 1 },
        { name: text, role: 'bot', size: 1 },
      ],
      edges: [
        { from: 0, to: 1, weight: 4 },
        { from: 1, to: 2, weight: 1 },
      ],
    },
    {
      kind: 'ranking',
      id: `${id}.ranking`,
      unit: 'people',
      title: both('一半靠 2 人', 'Half of it comes from two'),
      rows: [
        { label: text, value: 19, note: both('见面', 'meetings') },
        { label: both('其他', 'others'), value: 0 },
      ],
    },
  ]
}

function groupOf(text: string, messages: number): GroupSummary {
  return {
    native: text,
    name: text,
    messages,
    members: 40,
    from: AT,
    to: AT + DAY,
    grades: { plan: 20, incentives: 45, knowledge: 70, fairness: 95, chores: null },
    sure: { plan: 'low', incentives: 'low', knowledge: 'medium', fairness: 'high', chores: 'none' },
    headline: both('没有人被欢迎。', 'Nobody was welcomed.'),
  }
}

/** Charters of any number of rules: two in five are conditions, some are word lists, three are ladders. */

const CONDITIONS: readonly ((n: number) => string)[] = [
  (n) => `counts.messages('1m') > ${60 + n}`,
  (n) => `facts.has_link && member.days < ${2 + n} && facts.length > 20`,
  (n) => `counts.messages_everywhere('10m') > ${400 + n} && facts.length >= 12`,
  (n) => `facts.mention_count > ${5 + n}`,
  (n) => `facts.emoji_ratio > 0.6 && facts.length > ${10 + n}`,
  (n) => `facts.contact && member.messages < ${2 + n}`,
  (n) => `message.has('image') && counts.messages('1m') > ${5 + n}`,
  (n) => `facts.digit_ratio > 0.9 && facts.length > ${15 + n}`,
  (n) => `text.contains('rare${n}') || text.starts_with('odd${n}')`,
  (n) => `counts.violations('24h') >= ${9 + n} && facts.question`,
]

export function makeCharter(rules: number, words: readonly string[]): string {
  const lists = Math.min(10, Math.max(2, Math.floor(rules / 5)))
  const conditions = Math.round(rules * 0.4)
  const rest = Math.max(0, rules - 2 - lists - conditions)
  return [
    'folkmoot: 1',
    'name: Bench',
    'language: zh-CN',
    'timezone: Asia/Shanghai',
    'groups:',
    '  club: { for: 闲聊 }',
    'words:',
    ...range(lists).map((n) => `  list-${n}: ${JSON.stringify(words.filter((_, i) => i % lists === n))}`),
    'rules:',
    '  - { id: talk, when: message, do: [{ points: { amount: 1, per-day: 20 } }] }',
    `  - { id: help, when: message, if: "text.is('帮助')", do: [{ reply: '发送 签到 领取积分，发送 规则 查看群规' }] }`,
    ...range(lists).map(listRule),
    ...range(conditions).map(conditionRule),
    ...range(rest).map(wordRule),
    '',
  ].join('\n')
}

function listRule(n: number): string {
  const acts =
    n < 3
      ? 'escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }'
      : "do: [{ reply: '这里不聊这个。' }]"
  return `  - { id: list-${n}, when: message, if: "text.matches_list('list-${n}')", ${acts} }`
}

function conditionRule(n: number): string {
  const condition = CONDITIONS[n % CONDITIONS.length]?.(Math.floor(n / CONDITIONS.length)) ?? 'true'
  const limit = 'cooldown: { per: member, span: 10m }'
  return `  - { id: condition-${n}, when: message, if: ${JSON.stringify(condition)}, do: [{ note: 注意 }], ${limit} }`
}

function wordRule(n: number): string {
  const condition = `text.matches_any(['稀有词${n}', 'unusual${n}'])`
  return `  - { id: word-${n}, when: message, if: ${JSON.stringify(condition)}, do: [{ note: 注意 }] }`
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

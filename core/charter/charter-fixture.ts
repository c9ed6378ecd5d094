/** A charter in which every field of the format stands once, for tests. */
export const FULL_CHARTER = `folkmoot: 1
name: Lantern
purpose: { zh-CN: 一起读书, en: Reading together }
audience: beginners
promise: a finished portfolio
language: [zh-CN, en]
timezone: Asia/Shanghai
late: 20m
groups:
  lobby:
    for: newcomers
    capacity: 200
    private: true
    values: { teacher: text }
    match: ['lobby *']
    language: en
  club: { for: reading, values: { teacher: text } }
roles:
  mentor: { duty: 'Mon-Fri', description: helps people }
words:
  ads: [cheap, deal]
  more: { file: words/more.txt }
onboarding:
  welcome:
    say: { zh-CN: '欢迎 {members}', en: 'Welcome {members}' }
    gather: 3m
    kinds: [lobby]
    privately: true
    mode: dry
rules:
  - id: no-ads
    was: [ads-out]
    title: { zh-CN: 不发广告, en: No ads }
    when: message
    kinds: [lobby]
    if: "text.matches_list('ads') || text.matches_list('more')"
    do:
      - recall
      - say: said
      - reply: replied
      - tell: { zh-CN: 告知, en: told }
      - note: noted
      - warn: warned
      - mute: 10m
      - remove
      - block
      - tag: advertiser
      - case: ads
      - webhook: https://example.org/hook
      - points: -3
      - points: { amount: 2, per-day: 6 }
    escalate: { within: 24h, steps: [warn, { mute: 20m }, case, remove, block, recall] }
    cooldown: { per: member, span: 5m }
    cap: { per: group, per-day: 9 }
    exempt: [{ role: mentor, because: they test the rules }, owner]
    because: they pay the bill
    quiet: true
    mode: dry
  - id: weekly
    was: sunday
    when: { every: 'Sun 20:00', missed: ask }
    do: [{ say: 'now {purpose}' }]
quiet: { from: '23:00', to: '08:00' }
`

export const FULL_FILES = { 'words/more.txt': '# comment\nbargain\n' }

/** A small charter and a stream of messages that make every kind of row: points, acts, texts, cases, timers. */
import type { Incoming } from '../../core/chat/incoming.ts'

export const CHARTER = `folkmoot: 1
name: Test club
language: en
timezone: UTC
groups:
  club: { for: Talking }
onboarding:
  welcome: { say: 'Welcome {members}!', gather: 1s }
words:
  ads: [buy now, cheap watches]
rules:
  - id: talk
    when: message
    do: [{ points: 1 }]
  - id: no-ads
    title: No advertising
    when: message
    if: "text.matches_list('ads')"
    do: [recall, { reply: '{member}, no advertising here.' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
  - id: crowd
    when: message
    if: "counts.messages('1m') > 20 || counts.same_text_groups('10m') >= 3"
    do: [{ note: 'Busy.' }]
    cooldown: { per: member, span: 1m }
`

export const GROUPS = 4
export const MEMBERS = 12

/** Message number `id`: the same at every call, so that it can be delivered again. */
export function message(id: number, at: number): Incoming {
  const member = (id * 7) % MEMBERS
  const text = id % 9 === 0 ? `buy now ${id}` : id % 5 === 0 ? 'the same words again' : `message ${id}`
  return {
    kind: 'message.sent',
    at,
    source: 'live',
    group: { native: `g${id % GROUPS}`, name: `Group ${id % GROUPS}` },
    person: { native: `u${member}`, name: `Member ${member}` },
    native: `m${id}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}

export function join(member: number, at: number): Incoming {
  return {
    kind: 'member.joined',
    at,
    source: 'live',
    group: { native: `g${member % GROUPS}`, name: `Group ${member % GROUPS}` },
    person: { native: `u${member}`, name: `Member ${member}` },
    native: `j${member}`,
    data: {},
    content: {},
  }
}

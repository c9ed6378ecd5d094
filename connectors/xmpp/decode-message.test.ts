import { describe, expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { archiveIdsOf, decodeMessage, type RoomView } from './decode-message.ts'
import { NO_FEATURES } from './occupants.ts'
import { HALL, parse, PUBLIC, roomView, someone } from './sample-stanzas.ts'

const AT = Date.UTC(2026, 10, 22, 8)
const ann = someone('Ann', { affiliation: 'owner' })
const bob = someone('Bob')
const people = [ann, bob]

const live = (text: string, view: RoomView) =>
  decodeMessage(parse(text), view, { at: AT, source: 'live', archiveId: null })
const archived = (text: string, view: RoomView, archiveId: string) =>
  decodeMessage(parse(text), view, { at: AT, source: 'backfill', archiveId })

/** A message of the room with its ids, as Prosody sends it. */
function message(from: string, id: string, inside: string): string {
  return `<message type="groupchat" id="c-${id}" from="${HALL}/${from}" to="moot@example.org/folkmoot">
    ${inside}
    <stanza-id xmlns="urn:xmpp:sid:0" by="${HALL}" id="${id}"/>
    <occupant-id xmlns="urn:xmpp:occupant-id:0" id="id-${from.toLowerCase()}"/>
  </message>`
}
const kinds = (events: readonly Incoming[]) => events.map(({ kind }) => kind)

describe('words', () => {
  test('carry who, where, when and the room’s id', () => {
    const { events, id, own } = live(message('Ann', 's1', '<body>你好 &lt;b&gt;</body>'), roomView(people))
    expect({ id, own }).toEqual({ id: 's1', own: null })
    expect(events).toEqual([
      {
        kind: 'message.sent',
        at: AT,
        source: 'live',
        approximate: true,
        native: 's1',
        group: { native: HALL, name: 'The hall' },
        person: { native: 'ann@example.org', name: 'Ann', role: 'owner' },
        data: {},
        content: { name: 'Ann', parts: [{ type: 'text', text: '你好 <b>' }] },
      },
    ])
  })

  test('a reply keeps the answered id and drops the quote', () => {
    const inside = `<body>&gt; 多少钱？\n免费</body><reply xmlns="urn:xmpp:reply:0" id="s0" to="${HALL}/Bob"/>
      <fallback xmlns="urn:xmpp:fallback:0" for="urn:xmpp:reply:0"><body start="0" end="7"/></fallback>`
    const [event] = live(message('Ann', 's1', inside), roomView(people)).events
    expect(event?.data).toEqual({ replyTo: 's0' })
    expect(event?.kind === 'message.sent' && textOf(event.content.parts)).toBe('免费')
  })

  test('a shared file is a file, not a link in words', () => {
    const url = 'https://up.example.org/x/cat.png'
    const inside = `<body>${url}</body><x xmlns="jabber:x:oob"><url>${url}</url></x>`
    const [event] = live(message('Ann', 's1', inside), roomView(people)).events
    expect(event?.content).toMatchObject({ parts: [{ type: 'image', url, name: 'cat.png' }] })
  })

  test('a delay written by the sender does not make it old', () => {
    const inside = `<body>now</body><delay xmlns="urn:xmpp:delay" from="${HALL}" stamp="2020-01-01T00:00:00Z"/>`
    expect(live(message('Ann', 's1', inside), roomView(people)).events[0]?.at).toBe(AT)
  })

  test('an id that the room does not vouch for is not believed', () => {
    const forged = live(message('Ann', 'forged', '<body>a</body>'), roomView(people, NO_FEATURES))
    expect(forged.id).toBeNull()
    expect(forged.events[0]?.native).not.toBe('forged')
    const other = `<message type="groupchat" from="${HALL}/Ann"><body>a</body>
      <stanza-id xmlns="urn:xmpp:sid:0" by="ann@example.org" id="forged"/></message>`
    expect(live(other, roomView(people)).id).toBeNull()
  })

  test('our own come back as ours', () => {
    const inside = '<body>welcome</body><origin-id xmlns="urn:xmpp:sid:0" id="key"/>'
    expect(live(message('moot', 's1', inside), roomView(people))).toEqual({
      events: [],
      id: 's1',
      own: ['c-s1', 'key'],
    })
  })

  test('what carries no words says nothing', () => {
    const inside = '<composing xmlns="http://jabber.org/protocol/chatstates"/>'
    expect(live(message('Ann', 's1', inside), roomView(people)).events).toEqual([])
  })
})

describe('out of the archive', () => {
  const item = (address: string) =>
    `<x xmlns="http://jabber.org/protocol/muc#user"><item jid="${address}" affiliation="none"/></x>`

  test('the room’s note of the address counts, the last one, whoever has the nick today', () => {
    const inside = `<body>a</body>${item('forged@example.org')}${item('carl@example.org')}`
    const { events } = archived(message('Ann', 'x', inside), roomView(people), 's1')
    expect(events[0]?.person?.native).toBe('carl@example.org')
    expect(events[0]).toMatchObject({ native: 's1', source: 'backfill' })
  })

  test('where addresses are hidden the occupant id is the person, as it is live', () => {
    const hidden = roomView(people, { ...PUBLIC, nonAnonymous: false })
    const text = message('Ann', 's1', `<body>a</body>${item('forged@example.org')}`)
    const native = `${HALL}#id-ann`
    expect(archived(text, hidden, 's1').events[0]?.person?.native).toBe(native)
    expect(live(text, hidden).events[0]?.person?.native).toBe(native)
    expect(archived(text, roomView([], hidden.features), 's1').events[0]?.person?.native).toBe(native)
  })

  test('a tombstone is a recall, in both versions', () => {
    const old = `<message type="groupchat" from="${HALL}/Ann" id="c">
      <moderated xmlns="urn:xmpp:message-moderate:0" by="${HALL}/Bob">
        <retracted xmlns="urn:xmpp:message-retract:0" stamp="2026-11-22T07:59:00Z"/></moderated></message>`
    const recent = `<message type="groupchat" from="${HALL}/Ann" id="c">
      <retracted xmlns="urn:xmpp:message-retract:1" stamp="2026-11-22T07:59:00Z" id="s1">
        <moderated xmlns="urn:xmpp:message-moderate:1" by="${HALL}/Bob"/></retracted></message>`
    for (const text of [old, recent]) {
      const [event] = archived(text, roomView(people), 's1').events
      expect(event).toMatchObject({
        kind: 'message.recalled',
        native: 's1',
        at: AT - 60_000,
        data: { of: 's1' },
        person: { native: 'bob@example.org' },
      })
    }
  })
})

describe('what is done to messages', () => {
  const correct = (id: string, words: string) =>
    `<body>${words}</body><replace xmlns="urn:xmpp:message-correct:0" id="${id}"/>`

  test('a correction names the first message, also the second time', () => {
    const view = roomView(people)
    live(message('Ann', 's1', '<body>a</body>'), view)
    const [first] = live(message('Ann', 's2', correct('c-s1', 'b')), view).events
    const [second] = live(message('Ann', 's3', correct('c-s2', 'c')), view).events
    expect([first, second]).toMatchObject([
      { kind: 'message.edited', data: { of: 's1' }, native: 's1 s2' },
      { kind: 'message.edited', data: { of: 's1' }, native: 's1 s3' },
    ])
    expect(archiveIdsOf('s1 s3')).toEqual(['s1', 's3'])
  })

  test('a correction of what someone else wrote, or of nothing, is a message: ads do not hide in it', () => {
    const view = roomView(people)
    live(message('Ann', 's1', '<body>a</body>'), view)
    expect(kinds(live(message('Bob', 's2', correct('c-s1', 'ad')), view).events)).toEqual(['message.sent'])
    expect(kinds(live(message('Bob', 's3', correct('none', 'ad')), view).events)).toEqual(['message.sent'])
  })

  test('who wrote it may take it back, in both versions; nobody else', () => {
    const view = roomView(people)
    live(message('Ann', 's1', '<body>a</body>'), view)
    const recent =
      '<retract xmlns="urn:xmpp:message-retract:1" id="s1"/><body>fallback</body><fallback xmlns="urn:xmpp:fallback:0" for="urn:xmpp:message-retract:1"/>'
    const old =
      '<apply-to xmlns="urn:xmpp:fasten:0" id="c-s1"><retract xmlns="urn:xmpp:message-retract:0"/></apply-to>'
    for (const inside of [recent, old]) {
      expect(live(message('Ann', 's2', inside), view).events).toMatchObject([
        { kind: 'message.recalled', data: { of: 's1' }, person: { native: 'ann@example.org' } },
      ])
      expect(live(message('Bob', 's3', inside), view).events).toEqual([])
    }
  })

  test('words that everybody is shown do not hide behind a reaction or a retraction', () => {
    for (const beside of [
      '<reactions xmlns="urn:xmpp:reactions:0" id="s9"/>',
      '<retract xmlns="urn:xmpp:message-retract:1" id="none"/>',
    ]) {
      const [event] = live(message('Ann', 's2', `<body>Buy here!</body>${beside}`), roomView(people)).events
      expect(event?.kind === 'message.sent' && textOf(event.content.parts)).toBe('Buy here!')
    }
  })

  test('a moderator’s recall is told by the room, in both versions; ours is no news', () => {
    const recent = (by: string) => `<message type="groupchat" from="${HALL}" id="m">
      <retract xmlns="urn:xmpp:message-retract:1" id="s1">
        <moderated xmlns="urn:xmpp:message-moderate:1" by="${HALL}/${by}"/></retract></message>`
    const old = (by: string) => `<message type="groupchat" from="${HALL}" id="m">
      <apply-to xmlns="urn:xmpp:fasten:0" id="s1"><moderated xmlns="urn:xmpp:message-moderate:0" by="${HALL}/${by}">
        <retract xmlns="urn:xmpp:message-retract:0"/></moderated></apply-to></message>`
    for (const text of [recent, old]) {
      expect(live(text('Bob'), roomView(people)).events).toMatchObject([
        { kind: 'message.recalled', native: 's1', person: { native: 'bob@example.org' } },
      ])
      expect(live(text('moot'), roomView(people)).events).toEqual([])
    }
  })

  test('a member cannot speak for the room', () => {
    const inside = `<retract xmlns="urn:xmpp:message-retract:1" id="s1">
      <moderated xmlns="urn:xmpp:message-moderate:1" by="${HALL}/Bob"/></retract>`
    expect(live(message('Ann', 's2', inside), roomView(people)).events).toEqual([])
  })

  test('reactions are what changed', () => {
    const view = roomView(people)
    const react = (...emoji: readonly string[]) =>
      `<reactions xmlns="urn:xmpp:reactions:0" id="s1">${emoji.map((one) => `<reaction>${one}</reaction>`).join('')}</reactions>`
    const first = live(message('Ann', 's2', react('👍', '👍')), view).events
    const second = live(message('Ann', 's3', react('🎉')), view).events
    expect(first).toMatchObject([{ kind: 'reaction.added', data: { of: 's1', emoji: '👍' } }])
    expect(second).toMatchObject([
      { kind: 'reaction.added', data: { of: 's1', emoji: '🎉' } },
      { kind: 'reaction.removed', data: { of: 's1', emoji: '👍' } },
    ])
  })

  test('a subject is a notice', () => {
    const { events } = live(message('Ann', 's1', '<subject>本周共读</subject>'), roomView(people))
    expect(events).toMatchObject([{ kind: 'group.notice', content: { text: '本周共读' } }])
  })
})

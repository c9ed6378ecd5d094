import { describe, expect, test } from 'vitest'
import type { PresenceView } from './decode-presence.ts'
import { Ordinals } from './ordinals.ts'
import { Presences } from './presences.ts'
import { HALL, parse, PUBLIC } from './sample-stanzas.ts'

const AT = Date.UTC(2026, 10, 22, 8)

interface Shown {
  readonly type?: string
  readonly affiliation?: string
  readonly codes?: readonly number[]
  readonly nick?: string
  readonly inside?: string
}

function presence(nick: string, shown: Shown = {}) {
  const { type, affiliation = 'none', codes = [], inside = '' } = shown
  const address = `${nick.toLowerCase().replace(/\d/u, '')}@example.org/phone`
  const renamed = shown.nick === undefined ? '' : `nick="${shown.nick}"`
  return parse(`<presence from="${HALL}/${nick}" ${type === undefined ? '' : `type="${type}"`}>
    <x xmlns="http://jabber.org/protocol/muc#user">
      <item jid="${address}" affiliation="${affiliation}" role="participant" ${renamed}/>
      ${codes.map((code) => `<status code="${code}"/>`).join('')}${inside}
    </x></presence>`)
}

function entered(...nicks: readonly string[]) {
  const presences = new Presences(HALL, 'moot')
  presences.setFeatures(PUBLIC)
  const enter = (view: PresenceView, here: readonly string[]) => {
    presences.startEntering()
    const first = here.flatMap((nick) => presences.take(presence(nick), view))
    const own = presences.take(presence('moot', { codes: [110] }), view)
    return [...first, ...own, ...presences.settleEntering(view)]
  }
  const news = enter(viewAt(AT), nicks)
  return { presences, enter, news }
}

function viewAt(at: number): PresenceView {
  const ordinals = new Ordinals()
  const ordinal = (kind: string, person: string) => ordinals.next(`${kind} ${person}`, at)
  return { address: HALL, features: PUBLIC, group: { native: HALL }, at, ordinal }
}

const left = { type: 'unavailable' }

describe('who is there', () => {
  test('an entering that is cut short makes nobody new', () => {
    const { presences, enter } = entered('Ann', 'Bob')
    presences.startEntering()
    presences.take(presence('Ann'), viewAt(AT))
    expect(enter(viewAt(AT), ['Ann', 'Bob'])).toEqual([])
    const first = new Presences(HALL, 'moot')
    first.setFeatures(PUBLIC)
    first.startEntering()
    first.startEntering()
    first.take(presence('Ann'), viewAt(AT))
    expect(first.settleEntering(viewAt(AT))).toEqual([])
  })

  test('people who were there before us have not joined', () => {
    const { presences, news } = entered('Ann', 'Bob')
    expect(news).toEqual([])
    expect(presences.take(presence('Carl', { affiliation: 'owner' }), viewAt(AT))).toMatchObject([
      {
        kind: 'member.joined',
        data: { role: 'owner' },
        person: { native: 'carl@example.org', name: 'Carl' },
      },
    ])
  })

  test('joining twice in a minute is two things with two ids', () => {
    const { presences } = entered()
    const view = viewAt(AT)
    const events = [presence('Ann'), presence('Ann', left), presence('Ann')].flatMap((one) =>
      presences.take(one, view),
    )
    expect(events.map(({ kind }) => kind)).toEqual(['member.joined', 'member.left', 'member.joined'])
    expect(new Set(events.map(({ kind, native }) => `${kind} ${native}`)).size).toBe(3)
  })

  test.each([
    ['a kick', [307], 'member.removed'],
    ['a ban', [301], 'member.removed'],
    ['a room that becomes for members only', [322], 'member.removed'],
    ['leaving', [], 'member.left'],
  ])('%s', (_what, codes, kind) => {
    const { presences } = entered('Ann')
    expect(
      presences.take(presence('Ann', { ...left, codes }), viewAt(AT)).map((event) => event.kind),
    ).toEqual([kind])
  })

  test('whose connection broke has left when they are not back in time', () => {
    const { presences } = entered('Ann', 'Bob')
    const out = (nick: string) => presences.take(presence(nick, { ...left, codes: [307, 333] }), viewAt(AT))
    expect([...out('Ann'), ...out('Bob')]).toEqual([])
    expect(presences.take(presence('Ann'), viewAt(AT + 1_000))).toEqual([])
    expect(presences.sweepMissing(viewAt(AT + 900_000))).toMatchObject([
      { kind: 'member.left', person: { name: 'Bob' } },
    ])
  })

  test('a server that goes down removes nobody', () => {
    const { presences } = entered('Ann')
    expect(presences.take(presence('Ann', { ...left, codes: [332] }), viewAt(AT))).toEqual([])
  })

  test('who the server threw out when it went down is back as if nothing had happened', () => {
    const { presences, enter } = entered('Ann', 'Bob')
    const out = (nick: string) => presences.take(presence(nick, { ...left, codes: [332] }), viewAt(AT))
    expect([...out('Ann'), ...out('Bob'), ...out('moot')]).toEqual([])
    expect(enter(viewAt(AT + 1_000), ['Ann'])).toEqual([])
    expect(presences.take(presence('Bob'), viewAt(AT + 2_000))).toEqual([])
    expect(presences.sweepMissing(viewAt(AT + 900_000))).toEqual([])
  })

  test('a new nick is a renaming, neither leaving nor joining', () => {
    const { presences } = entered('Ann')
    const view = viewAt(AT)
    const events = [presence('Ann', { ...left, codes: [303], nick: 'Ann2' }), presence('Ann2')].flatMap(
      (one) => presences.take(one, view),
    )
    expect(events).toMatchObject([{ kind: 'member.renamed', content: { name: 'Ann2' } }])
  })

  test('our own renaming is followed in silence', () => {
    const { presences } = entered('Ann')
    expect(
      presences.take(presence('moot', { ...left, codes: [303, 110], nick: 'moot2' }), viewAt(AT)),
    ).toEqual([])
    expect(presences.nick).toBe('moot2')
  })

  test('another right is another role; another voice is none', () => {
    const { presences } = entered('Ann')
    expect(presences.take(presence('Ann', { affiliation: 'member' }), viewAt(AT))).toEqual([])
    expect(presences.take(presence('Ann', { affiliation: 'admin' }), viewAt(AT))).toMatchObject([
      { kind: 'member.role', data: { role: 'admin' } },
    ])
  })

  test('a destroyed room is dissolved, told once', () => {
    const { presences } = entered('Ann')
    const gone = { ...left, inside: '<destroy/>' }
    const events = ['Ann', 'moot'].flatMap((nick) => presences.take(presence(nick, gone), viewAt(AT)))
    expect(events.map(({ kind }) => kind)).toEqual(['group.dissolved'])
  })
})

describe('after a gap', () => {
  test('who came meanwhile has joined; who is back in time has never been away', () => {
    const { enter, presences } = entered('Ann', 'Bob')
    expect(enter(viewAt(AT + 60_000), ['Carl'])).toMatchObject([
      { kind: 'member.joined', source: 'backfill', person: { native: 'carl@example.org' } },
    ])
    expect(presences.take(presence('Ann'), viewAt(AT + 61_000))).toEqual([])
    expect(presences.sweepMissing(viewAt(AT + 100_000))).toEqual([])
    expect(presences.sweepMissing(viewAt(AT + 200_000))).toMatchObject([
      { kind: 'member.left', source: 'backfill', person: { native: 'bob@example.org' } },
    ])
  })
})

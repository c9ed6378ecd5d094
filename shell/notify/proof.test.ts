/** Strangers are not written to: a channel to a person is confirmed by whoever reads it, before it carries anything. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SendResult } from '../../core/ports/connector.ts'
import type { ChannelDraft, NoticeDesk, NoticeOperator } from '../../core/ports/notices.ts'
import { createNoticeDesk } from './desk.ts'
import { claimed, openTestBook, turnAround } from './notify-fixture.ts'
import type { OpenBook } from './notify-fixture.ts'
import { peopleOf } from './people.ts'
import { MOST_TRIES, newCode, PROOF_SPAN } from './proof.ts'
import { createNotify } from './sender.ts'
import type { Letter } from './sender.ts'

const ANN: NoticeOperator = { id: 'ann', name: 'Ann', rights: [{ community: 'all', right: 'steward' }] }
const MAIL: ChannelDraft = { kind: 'e-mail', name: 'Mail', urgentOnly: false, address: 'ann@example.org' }
const HOUR = 3_600_000

let opened: OpenBook
let desk: NoticeDesk
let clock = 0
let answer: SendResult = { status: 'sent' }
const letters: Letter[] = []
const unused = () => Promise.reject(new Error('not used by this test'))

beforeEach(() => {
  opened = openTestBook()
  clock = 1_000
  answer = { status: 'sent' }
  letters.length = 0
  desk = createNoticeDesk({
    book: opened.book,
    pipeline: { record: unused },
    reads: {
      listCommunities: unused,
      events: unused,
      event: unused,
      listAccounts: () =>
        Promise.resolve([
          { community: 7, account: 3, platform: 'xmpp', name: '', settings: '{}', closed: null },
        ]),
    },
    seal: turnAround.seal,
    hasMailServer: true,
    origin: 'https://moot.example',
    now: () => clock,
    newCode: () => '012345',
    send: (letter) => {
      letters.push(letter)
      return Promise.resolve(answer)
    },
  })
})
afterEach(() => opened.close())

async function add(draft: ChannelDraft, operator = ANN): Promise<string> {
  const added = await desk.addChannel(operator, draft)
  if ('field' in added) throw new Error(added.texts.en)
  return added.id
}

const carries = (id: string) =>
  createNotify({
    book: opened.book,
    reads: { event: () => Promise.resolve(null) },
    fetch: unused,
    mailer: { send: () => Promise.resolve({ status: 'sent' }), close: () => {} },
    account: () => null,
    open: turnAround.open,
    now: () => clock,
  })(claimed(`ann/${id}`, 'Title\nText'), 'key')

const planned = () =>
  peopleOf(7, 'UTC', [ANN], opened.book).flatMap(({ channels }) => channels.map(({ id }) => id))

test('a code goes through it, and until it is given back nothing else does', async () => {
  const id = await add(MAIL)
  expect(letters).toMatchObject([
    { channel: { id }, operator: 'ann', message: { title: expect.stringContaining('012345') } },
  ])
  expect(desk.channels('ann')).toMatchObject([
    { id: 'console', confirmed: true },
    { id, confirmed: false },
  ])
  expect(planned()).toEqual(['console'])
  expect(await carries(id)).toMatchObject({ code: 'channel-unconfirmed', permanent: true })

  expect(desk.confirmChannel('ann', id, '999999')).toBe('wrong')
  expect(desk.confirmChannel('bob', id, '012345')).toBeNull()
  expect(desk.confirmChannel('ann', id, '012345')).toBe('confirmed')
  expect(desk.channels('ann')[1]).toMatchObject({ id, confirmed: true })
  expect(planned()).toEqual(['console', id])
  expect(await carries(id)).toEqual({ status: 'sent' })
})

test('a private message needs it as well; a robot of one’s own does not', async () => {
  const message = { kind: 'message', name: 'Chat', urgentOnly: false, community: 7, account: 3 } as const
  await add({ ...message, person: 'stranger@example.org' })
  await add({ kind: 'webhook', name: 'Ops', urgentOnly: false, url: 'https://a.example', secret: 'words' })
  expect(desk.channels('ann').map(({ kind, confirmed }) => [kind, confirmed])).toEqual([
    ['console', true],
    ['message', false],
    ['webhook', true],
  ])
  expect(letters).toHaveLength(1)
})

test('a code expires, and is not guessed at for long', async () => {
  const late = await add(MAIL)
  clock += PROOF_SPAN
  expect(desk.confirmChannel('ann', late, '012345')).toBe('over')

  const guessed = await add(MAIL)
  const answers = Array.from({ length: MOST_TRIES }, () => desk.confirmChannel('ann', guessed, '111111'))
  expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'over'])
  expect(desk.confirmChannel('ann', guessed, '012345')).toBe('over')
  expect(planned()).toEqual(['console'])
})

test('nobody is flooded with codes, whoever asks for them', async () => {
  for (let count = 0; count < 5; count += 1) await add(MAIL)
  expect(await desk.addChannel(ANN, { ...MAIL, address: 'other@example.org' })).toMatchObject({
    field: 'kind',
  })
  expect(await desk.addChannel({ ...ANN, id: 'bob' }, { ...MAIL, address: 'Ann@Example.org' })).toMatchObject(
    {
      field: 'kind',
    },
  )
  expect(letters).toHaveLength(5)
  clock += HOUR
  await add(MAIL)
})

test('a channel through which no code can be sent is not kept', async () => {
  answer = { status: 'failed', code: 'smtp-address-refused', permanent: true }
  expect(await desk.addChannel(ANN, MAIL)).toMatchObject({ field: 'address' })
  expect(desk.channels('ann')).toHaveLength(1)
  answer = { status: 'unknown', code: 'no-answer' }
  await add(MAIL)
})

test('codes are six digits, and not the same ones', () => {
  const codes = Array.from({ length: 50 }, newCode)
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBeGreaterThan(40)
})

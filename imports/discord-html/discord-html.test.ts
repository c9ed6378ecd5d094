import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ImportError } from '../../core/ports/import.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printDiscordHtml, withSnowflakes } from './discord-html-fixture.ts'
import { discordHtml } from './discord-html.ts'

const page = fixture(
  new URL('fixtures/Reading%20Room%20-%20Lobby%20-%20help%20[300000000000005001].html', import.meta.url),
)
const events = await eventsOf(discordHtml, page)
const id = (counter: number) => String(1_456_430_000_000_000_000n + BigInt(counter))
const sent = (counter: number) =>
  events.find((event) => event.native === id(counter) && event.kind === 'message.sent')

test('times are in the ids; text, mentions, emojis, links and attachments', () => {
  expect(sent(1)).toEqual({
    kind: 'message.sent',
    at: Date.UTC(2026, 0, 1, 23, 32, 51, 160),
    source: 'import',
    group: { native: '300000000000005001', name: 'help' },
    person: { native: '200000000000000012', name: 'Keeper: [a]' },
    native: id(1),
    data: {},
    content: {
      name: 'Keeper: [a]',
      parts: [
        { type: 'text', text: 'hello ' },
        { type: 'mention', native: '200000000000000014', name: '新人' },
        { type: 'text', text: ' & ' },
        { type: 'mention', all: true },
        { type: 'text', text: ', see #general\n  second line <b> bold 👋 :party:\nquoted\n' },
        { type: 'link', url: 'https://example.org/a?b=1&c=2', text: 'words' },
        { type: 'text', text: ' x = 1\n  y' },
        { type: 'image', name: 'a (1).png' },
        { type: 'file', name: 'b.pdf' },
      ],
    },
  })
})

test('later messages of a group are of the same person', () => {
  expect(sent(2)?.person?.name).toBe('Keeper: [a]')
})

test('replies, bots and what they write in embeds', () => {
  expect(sent(3)).toMatchObject({
    person: { native: '200000000000000013', name: 'helper-bot' },
    data: { replyTo: id(1), bot: true },
    content: {
      parts: [
        { type: 'article', title: 'Build passed', url: 'https://example.org/build' },
        { type: 'text', text: 'main @ abc\ntests\n42' },
      ],
    },
  })
})

test('what is forwarded, stickers, and links that are shown as films', () => {
  expect([sent(4), sent(5)].map((event) => event?.content)).toMatchObject([
    {
      parts: [
        { type: 'sticker', name: 'wave' },
        { type: 'forwarded', items: [{ text: 'from elsewhere' }] },
      ],
    },
    { parts: [{ type: 'link', url: 'https://example.org/cat.mp4' }] },
  ])
})

test('reactions are counted', () => {
  const given = events.filter((event) => event.kind === 'reaction.added')
  expect(given.map(({ data }) => data)).toEqual([
    { of: id(1), emoji: '👍', count: 3 },
    { of: id(1), emoji: 'party', count: 1 },
  ])
})

test('who came and went; whoever has not been seen goes by the unique name', () => {
  const about = events.filter(({ kind }) => kind.startsWith('member.') || kind === 'group.renamed')
  expect(
    about.map(({ kind, person, inviter, content }) => [kind, person?.native, inviter?.native, content]),
  ).toEqual([
    ['member.joined', '200000000000000014', undefined, { name: '新人' }],
    ['member.removed', '200000000000000014', undefined, { name: '新人' }],
    ['member.joined', 'never.seen', '200000000000000012', { name: '没见过' }],
    ['group.renamed', '200000000000000012', undefined, { name: '求助' }],
  ])
})

test('what is no event says why', async () => {
  const records = await recordsOf(discordHtml, page)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [9, 'skipped', 'system-line'],
    [11, 'broken', 'time-unreadable'],
    [12, 'broken', 'sender-missing'],
  ])
})

test('a page that ends amid a message is no page', async () => {
  const text = page.text.slice(0, page.text.indexOf('same person'))
  await expect(recordsOf(discordHtml, { ...page, text })).rejects.toThrow(ImportError)
})

test('elements without end are no page', async () => {
  const text = page.text.replace('same person', '<b>'.repeat(2_000))
  await expect(recordsOf(discordHtml, { ...page, text })).rejects.toThrow(ImportError)
})

test('without an id in its name the file is of the channel that it names', async () => {
  const [first] = await eventsOf(discordHtml, { ...page, name: 'help.html' })
  expect(first?.group).toEqual({ native: 'help', name: 'help' })
})

test('every talk comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(talks, async (talk) => {
      const native = withSnowflakes(talk)
      const text = printDiscordHtml('help', native)
      expect(saidIn(await eventsOf(discordHtml, { name: 'help.html', text }))).toEqual(native)
    }),
  )
})

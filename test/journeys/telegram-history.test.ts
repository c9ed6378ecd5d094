/** A chat that is followed live and imported from an export of Telegram Desktop is one history. */
import { expect, test } from 'vitest'
import { telegramConnector } from '../../connectors/telegram/telegram.ts'
import { dedupeKey } from '../../core/chat/dedupe.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { telegram } from '../../imports/telegram/telegram.ts'
import { eventsOf } from '../imports/memory-file.ts'
import { TelegramStage } from '../platforms/telegram/stage.ts'

/** The chat as Telegram Desktop writes it down. */
function exported(seconds: (place: number) => number): string {
  const service = (id: number, fields: object) => ({
    id,
    type: 'service',
    date_unixtime: String(seconds(id)),
    text: '',
    ...fields,
  })
  const said = (id: number, fields: object) => ({
    id,
    type: 'message',
    date_unixtime: String(seconds(id)),
    from: 'Ann',
    from_id: 'user11',
    ...fields,
  })
  return JSON.stringify({
    name: 'Readers',
    type: 'private_supergroup',
    id: 1_234_567_890,
    messages: [
      service(1, { action: 'join_group_by_link', actor: 'Ann', actor_id: 'user11' }),
      said(2, { text: ['see ', { type: 'link', text: 'https://a.example' }] }),
      said(3, { text: 'and an answer', reply_to_message_id: 2 }),
      service(4, { action: 'edit_group_title', actor: 'Olga', actor_id: 'user10', title: 'Night readers' }),
      service(5, { action: 'remove_members', actor: 'Ann', actor_id: 'user11', members: ['Ann'] }),
    ],
  })
}

test('live and exported, each thing has one key', async () => {
  const stage = new TelegramStage()
  await stage.server.listen()
  try {
    const { world, ann, olga } = stage
    const { kept } = await stage.open(telegramConnector(stage.pause))
    const times = [0]
    const later = () => {
      stage.clock.now += 61_000
      times.push(world.second)
    }
    const group = world.group(-1_001_234_567_890, 'Readers', { owner: olga })
    later()
    await world.join(group, ann).confirmed
    later()
    const first = world.say(group, ann, 'see https://a.example')
    later()
    const second = world.say(group, ann, 'and an answer', { reply_to_message: { message_id: first.id } })
    await Promise.all([first.confirmed, second.confirmed])
    later()
    await world.rename(group, olga, 'Night readers').confirmed
    later()
    await world.leave(group, ann).confirmed
    const history = await eventsOf(telegram, {
      name: 'result.json',
      text: exported((place) => times[place] ?? 0),
    })
    expect(history.length).toBe(5)
    expect(keysOf(history)).toEqual(keysOf(kept.events))
    const words = (events: readonly Incoming[]) =>
      events.filter(({ kind }) => kind === 'message.sent').map(({ data, content }) => [data, content])
    expect(words(history)).toEqual(words(kept.events))
  } finally {
    await stage.close()
  }
})

/** In the order in which they happened, each once. */
function keysOf(events: readonly Incoming[]): readonly string[] {
  return [
    ...new Set(
      events.map((event) => `${event.group?.native} ${event.person?.native} ${dedupeKey(event, 1)}`),
    ),
  ]
}

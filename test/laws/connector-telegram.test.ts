import { telegramConnector } from '../../connectors/telegram/telegram.ts'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { telegramHost } from '../platforms/telegram/host.ts'
import { TelegramServer } from '../platforms/telegram/server.ts'
import { connectorLaws, type Stage } from './connector.ts'

for (const mode of ['polling', 'webhook'] as const) {
  connectorLaws(`telegram by ${mode}`, () => stageOf(mode))
}

async function stageOf(mode: 'polling' | 'webhook'): Promise<Stage> {
  const server = new TelegramServer()
  await server.listen()
  const { world } = server
  const ann = world.person(11, 'Ann')
  const group = world.group(-1_001_234_567_890, 'Readers', { owner: world.person(10, 'Olga') })
  world.promote(group, ann, 'member')
  world.queue.drop()
  let closed = false
  const plain = telegramConnector(() => new Promise((resolve) => setTimeout(resolve, 5)))
  const connector: ConnectorKind = {
    ...plain,
    open: async (kept, settings) => {
      const { host } = telegramHost(server)
      const account = await plain.open(
        { ...host, deliver: kept.deliver, cursor: kept.cursor, report: kept.report },
        settings,
      )
      return {
        ...account,
        close: async () => {
          closed = true
          await account.close()
        },
      }
    },
  }
  return {
    connector,
    settings: { mode, apiRoot: server.root },
    group: '1234567890',
    person: 'user11',
    // Telegram has taken it when the bot has confirmed it; after closing nobody does.
    write: async (text) => {
      const { confirmed } = world.say(group, ann, text)
      if (!closed) await confirmed
    },
    written: () =>
      [...group.messages.values()].filter(({ from }) => from === world.bot).map(({ text }) => text ?? ''),
    redeliver: async () => {
      world.queue.repeat = 1
      await world.start(ann).confirmed
    },
    end: () => server.close(),
  }
}

import { ROOM_CAPABILITIES } from '../../connectors/room/capabilities.ts'
import { FakePlatform } from '../../connectors/fake/fake.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { connectorLaws, type Stage } from './connector.ts'

connectorLaws(
  'fake',
  async (): Promise<Stage> => {
    const platform = new FakePlatform(ROOM_CAPABILITIES)
    let last: Incoming | null = null
    return {
      connector: platform.connector,
      settings: {},
      group: 'hall',
      person: 'ann',
      write: async (text) => {
        last = {
          kind: 'message.sent',
          at: 1_800_000_000_000,
          source: 'live',
          group: { native: 'hall' },
          person: { native: 'ann', name: 'Ann' },
          native: `m-${text}`,
          data: {},
          content: { parts: [{ type: 'text', text }] },
        }
        await platform.deliver([last])
      },
      redeliver: async () => {
        if (last) await platform.deliver([{ ...last, source: 'backfill' }])
      },
      written: () => platform.arrivals.map((arrival) => arrival.action.text ?? ''),
      end: () => Promise.resolve(),
    }
  },
  {
    'a refusal is an answer, never an exception':
      'the fake platform knows no groups: it answers as its script says',
  },
)

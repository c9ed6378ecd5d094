import { RoomGroup } from '../../connectors/room/group.ts'
import { Room } from '../../connectors/room/room.ts'
import { connectorLaws, type Stage } from './connector.ts'

connectorLaws(
  'room',
  async (): Promise<Stage> => {
    const room = new Room({ name: 'test', now: () => 1_800_000_000_000 })
    room.createGroup('hall', 'The hall')
    room.groups.get('hall')?.admit({ id: 'ann', name: 'Ann', role: 'member' })
    return {
      connector: room.connector,
      settings: {},
      group: 'hall',
      person: 'ann',
      write: async (text) => {
        await room.post('hall', 'ann', text)
      },
      written: () =>
        [...(room.groups.get('hall')?.messages ?? [])]
          .filter((message) => message.from === null)
          .map((message) => RoomGroup.words(message)),
      end: () => Promise.resolve(),
    }
  },
  {
    'the same message delivered twice has the same key':
      'the room lives in the same process and has no archive: nothing is ever delivered twice',
  },
)

/** The built-in rooms of all communities, as the API plays with them. */
import { RoomRefusal as Refused, Room } from '../../connectors/room/room.ts'
import type { RoomGroup } from '../../connectors/room/group.ts'
import { RoomRefusal } from '../../shell/api/room/demo-room.ts'
import type { DemoRoom } from '../../shell/api/room/demo-room.ts'

export interface RoomDesk extends DemoRoom {
  /** The room of a community; made on first call. */
  readonly roomOf: (community: number) => Room
}

export interface NewcomerNames {
  /** An invented name in the language of the community. */
  readonly nameFor: (community: number) => string
}

export function createRoomDesk(now: () => number, names: NewcomerNames): RoomDesk {
  const rooms = new Map<number, Room>()
  let newcomers = 0
  const known = (community: number): Room => {
    const room = rooms.get(community)
    if (!room) throw new RoomRefusal('no-such-group')
    return room
  }
  return {
    roomOf: (community) => {
      const room = rooms.get(community) ?? new Room({ name: `room-${community}`, now })
      rooms.set(community, room)
      return room
    },
    groups: (community) => {
      const room = rooms.get(community)
      return room ? [...room.groups.values()].map((group) => viewOf(group, now())) : null
    },
    post: (community, { group, person, text, replyTo }) =>
      known(community)
        .post(group, person, text, replyTo === undefined ? {} : { replyTo })
        .catch(translate),
    joinNewcomer: async (community, group, name) => {
      const room = known(community)
      newcomers += 1
      const person = {
        id: `guest-${now().toString(36)}-${newcomers}`,
        name: name ?? names.nameFor(community),
      }
      await room.join(group, person).catch(translate)
      return { native: person.id, name: person.name }
    },
  }
}

function viewOf(group: RoomGroup, now: number) {
  return {
    native: group.native,
    name: group.name,
    persons: group.people.map(({ id, name, role }) => ({
      native: id,
      name,
      role,
      muted: group.isMuted(id, now),
    })),
  }
}

function translate(error: unknown): never {
  if (!(error instanceof Refused)) throw new RoomRefusal('paused')
  throw new RoomRefusal(error.code === 'closed' || error.code === 'no-such-message' ? 'paused' : error.code)
}

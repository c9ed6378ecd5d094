/** The one list of chat platforms that Folkmoot can connect to. */
import { ASSIST } from '../connectors/assist/assist.ts'
import { ROOM_CAPABILITIES } from '../connectors/room/capabilities.ts'
import { telegram } from '../connectors/telegram/telegram.ts'
import { xmppConnector } from '../connectors/xmpp/xmpp.ts'
import type { Capabilities } from '../core/chat/capability.ts'
import type { ConnectorKind } from '../core/ports/connector.ts'
import type { Platforms, PlatformTraits } from '../shell/run/owner.ts'

/** Platforms that an operator can connect; the built-in room comes with the house. */
export const CONNECTORS: readonly ConnectorKind[] = [telegram, xmppConnector(), ASSIST]

/** What the pipeline needs to know of each platform, from the connectors' own declarations. */
export function traitsOf(kinds: readonly Pick<ConnectorKind, 'platform' | 'capabilities'>[]): Platforms {
  return Object.fromEntries([
    ['room', traits(ROOM_CAPABILITIES)],
    ...kinds.map(({ platform, capabilities }) => [platform, traits(capabilities)] as const),
  ])
}

function traits({ idempotent, actsOnOwner, actsOnOwnerBy, syntax }: Capabilities): PlatformTraits {
  return { idempotent, actsOnOwner, actsOnOwnerBy, syntax }
}

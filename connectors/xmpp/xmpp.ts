/** XMPP group chat: open protocol, any server, rooms with or without an archive. */
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { XMPP_ABOUT } from './about.ts'
import { Account } from './account.ts'
import { XMPP_CAPABILITIES } from './capabilities.ts'
import { SILENCE } from './connection.ts'
import { readSettings, XMPP_SETTINGS } from './settings.ts'

/** `silence`: milliseconds after which a server that says nothing is asked whether it is there. */
export function xmppConnector(silence: number = SILENCE): ConnectorKind {
  return {
    platform: 'xmpp',
    capabilities: XMPP_CAPABILITIES,
    about: XMPP_ABOUT,
    settings: XMPP_SETTINGS,
    open: async (host, settings) => Account.open(host, readSettings(settings), silence),
  }
}

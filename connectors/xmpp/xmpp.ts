/** XMPP group chat: open protocol, any server, rooms with or without an archive. */
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { Account } from './account.ts'
import { XMPP_CAPABILITIES } from './capabilities.ts'
import { readSettings, XMPP_SETTINGS } from './settings.ts'

export const xmpp: ConnectorKind = {
  platform: 'xmpp',
  capabilities: XMPP_CAPABILITIES,
  settings: XMPP_SETTINGS,
  open: (host, settings) => Account.open(host, readSettings(settings)),
}

/** Telegram through its Bot API: groups and supergroups that a bot was added to. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { TELEGRAM_ABOUT } from './about.ts'
import { TelegramAccount } from './account.ts'
import { TELEGRAM_CAPABILITIES } from './capabilities.ts'
import { TELEGRAM_SETTINGS } from './settings.ts'

export type Pause = (milliseconds: number, closing: AbortSignal) => Promise<void>

const realPause: Pause = (milliseconds, signal) => sleep(milliseconds, undefined, { signal })

/** @param pause how waits are waited; a test shortens them */
export function telegramConnector(pause: Pause = realPause): ConnectorKind {
  return {
    platform: 'telegram',
    capabilities: TELEGRAM_CAPABILITIES,
    about: TELEGRAM_ABOUT,
    settings: TELEGRAM_SETTINGS,
    open: (host, settings) => TelegramAccount.open(host, settings, pause),
  }
}

export const telegram = telegramConnector()

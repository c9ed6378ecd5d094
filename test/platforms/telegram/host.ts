/** A recording host that reaches the platform in the tests, and lets it call in. */
import type { Host } from '../../../core/ports/connector.ts'
import { RecordingHost } from '../../laws/recording-host.ts'
import type { TelegramServer } from './server.ts'

export interface Logged {
  readonly level: string
  readonly message: string
}

export interface TelegramHost {
  readonly host: Host
  readonly kept: RecordingHost
  readonly logged: Logged[]
}

const PUBLIC_URL = 'https://bot.example/connect/1/2'

/** `over` replaces what a test wants otherwise. */
export function telegramHost(server: TelegramServer, over: Partial<Host> = {}): TelegramHost {
  const kept = new RecordingHost()
  const logged: Logged[] = []
  const doors = new Map<string, (request: Request) => Promise<Response>>()
  server.webhook.dial = async (url, headers, body) => {
    const handler = doors.get(url.slice(PUBLIC_URL.length + 1))
    return handler ? (await handler(new Request(url, { method: 'POST', headers, body }))).status : 404
  }
  const host: Host = {
    ...kept,
    fetch: (url, init) => fetch(url, init),
    secrets: (name) => Promise.resolve(name === 'token' ? server.token : null),
    log: (level, message) => void logged.push({ level, message }),
    now: server.world.now,
    http: (path, handler) => void doors.set(path, handler),
    publicUrl: PUBLIC_URL,
    ...over,
  }
  return { host, kept, logged }
}

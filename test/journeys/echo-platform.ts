/** A chat platform for tests of `serve`: it opens as told, remembers its hosts, and answers at one address. */
import { OpenRefused } from '../../core/ports/connector.ts'
import type { ConnectorKind, Host } from '../../core/ports/connector.ts'

/** `tell` fails with the secret in its message, as a careless library may. */
type Opening = 'well' | 'refuse' | 'fall' | 'hang' | 'tell'

interface Opened {
  readonly host: Host
  readonly settings: Readonly<Record<string, unknown>>
  readonly token: string | null
  closed: boolean
}

const NO_HELP = { en: '', 'zh-CN': '' }

export class EchoPlatform {
  readonly opened: Opened[] = []
  hangOnClose = false
  /** Called when an account has opened. */
  onOpen: (host: Host) => void = () => undefined
  readonly #script: Opening[] = []

  script(...openings: Opening[]): void {
    this.#script.push(...openings)
  }

  /** Someone writes into a group. */
  async say(group: string, person: string, text: string, cursor?: string): Promise<void> {
    const host = this.opened.at(-1)?.host
    const incoming = {
      kind: 'message.sent' as const,
      at: Date.now(),
      source: 'live' as const,
      native: `m${text}`,
      group: { native: group, name: group },
      person: { native: person, name: person },
      data: {},
      content: { parts: [{ type: 'text' as const, text }], name: person },
    }
    await host?.deliver([incoming], cursor)
  }

  readonly kind: ConnectorKind = {
    platform: 'echo',
    capabilities: {
      receive: { 'message.sent': 'auto' },
      act: { say: 'auto', reply: 'auto' },
      limits: {},
      idempotent: false,
      actsOnOwner: false,
    },
    settings: [
      {
        name: 'server',
        endpoint: true,
        type: 'text',
        required: true,
        label: { en: 'Server', 'zh-CN': '服务器' },
        help: NO_HELP,
      },
      {
        name: 'port',
        type: 'number',
        required: false,
        fallback: 5222,
        label: { en: 'Port', 'zh-CN': '端口' },
        help: NO_HELP,
      },
      {
        name: 'token',
        type: 'secret',
        required: true,
        label: { en: 'Token', 'zh-CN': '令牌' },
        help: NO_HELP,
      },
    ],
    open: async (host, settings) => {
      const token = await host.secrets('token')
      const how = this.#script.shift() ?? 'well'
      if (how === 'refuse') {
        throw new OpenRefused('token-refused', { en: 'The token is wrong.', 'zh-CN': '令牌不对。' }, true)
      }
      if (how === 'fall') throw new Error(`${String(settings['server'])} does not answer`)
      if (how === 'tell') throw new Error(`GET /bot${token}/getMe failed`)
      if (how === 'hang') return new Promise(() => {})
      const opened: Opened = { host, settings, token, closed: false }
      this.opened.push(opened)
      host.http('/hook', async (request) => new Response(`${await request.text()} taken`))
      host.http('broken', () => Promise.reject(new Error('broken')))
      host.log('info', `signed in with ${token}`, { token: token ?? '' })
      this.onOpen(host)
      return {
        send: () => Promise.resolve({ status: 'sent' }),
        close: () => {
          opened.closed = true
          return this.hangOnClose ? new Promise(() => {}) : Promise.resolve()
        },
      }
    },
  }
}

/** One client of @xmpp/client, with its own ways of failing turned into two: it connects, or it throws. */
import { randomUUID } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as sleep } from 'node:timers/promises'
import { client } from '@xmpp/client'
import { NotEncrypted, SentElsewhere } from './stream-fault.ts'
import { pinnedTo, placeOf } from './place.ts'
import type { Resolve } from './place.ts'
import type { XmppSettings } from './settings.ts'
import { xml, type Element } from './stanza.ts'

export interface Stream {
  /** @throws whatever the library or the server gave as the reason. */
  readonly connect: () => Promise<'new' | 'resumed'>
  /** Resolves with the reason when the stream is over, null when there is none. */
  readonly ended: () => Promise<unknown>
  readonly send: (stanza: Element) => Promise<void>
  /** Milliseconds since the server last said anything. */
  readonly silentFor: () => number
  /** The server may still keep the session: another `connect` on this stream can resume it. */
  readonly canResume: () => boolean
  readonly end: (farewell: readonly Element[]) => Promise<void>
  readonly destroy: () => void
}

const CONNECT_LIMIT = 20_000
const STEP_LIMIT = 10_000
const MANAGEMENT = 'urn:xmpp:sm:3'
const MANAGEMENT_LIMIT = 5_000

export function openStream(
  settings: XmppSettings,
  password: string,
  reach: Resolve,
  onStanza: (stanza: Element) => void,
): Stream {
  const { service, domain, username, resource } = settings
  const xmpp = client({
    service,
    domain,
    resource,
    timeout: STEP_LIMIT,
    credentials: async (authenticate, mechanisms, _fast, entity) => {
      const secure = entity.isSecure()
      if (!secure && !settings.plain) throw new NotEncrypted()
      const scram = mechanisms.find((name) => name.startsWith('SCRAM-'))
      const mechanism = scram ?? mechanisms[0] ?? 'PLAIN'
      await authenticate({ username, password }, mechanism, xml('user-agent', { id: randomUUID() }))
    },
  })
  let heard = performance.now()
  let reason: unknown = null
  let sockets: unknown[] = []
  let decoder = new StringDecoder('utf8')
  let address = ''

  // Connecting again is ours: the library waits for ever where a server accepts and says nothing.
  xmpp.reconnect.stop()
  // Silence is watched by `Connection`; the library would keep a dead socket open.
  Object.assign(xmpp.streamManagement, { timeout: 0 })
  // The library decodes each packet by itself and breaks characters that arrive in two.
  Object.assign(xmpp, {
    _onData: (data: Buffer | string) => {
      heard = performance.now()
      xmpp.parser?.write(typeof data === 'string' ? data : decoder.write(data))
    },
  })
  Object.assign(xmpp, {
    socketParameters: (to: string) => pinnedTo(to, address),
    // Where a server sends us nobody has checked, and it would learn the password.
    _onSeeOtherHost: () => xmpp.emit('error', new SentElsewhere()),
  })
  xmpp.on('connecting', () => {
    decoder = new StringDecoder('utf8')
    reason = null
  })
  xmpp.on('status', () => {
    if (xmpp.socket !== null && !sockets.includes(xmpp.socket)) sockets.push(xmpp.socket)
  })
  xmpp.on('error', (error: Error) => {
    reason ??= error
  })
  xmpp.on('stanza', onStanza)

  let managed = false
  xmpp.on('nonza', (element: Element) => {
    if (element.is('features')) managed = element.getChild('sm', MANAGEMENT) !== undefined
  })
  // The library starts counting some turns after the server's answer: what came before it, it would miscount.
  const management = async (): Promise<void> => {
    const limit = performance.now() + MANAGEMENT_LIMIT
    while (managed && !xmpp.streamManagement.enabled && performance.now() < limit) await sleep(5)
  }

  const destroy = (): void => {
    for (const socket of [...sockets, xmpp.socket]) destroySocket(socket)
    sockets = []
  }

  const connect = async (): Promise<'new' | 'resumed'> => {
    const { promise, resolve, reject } = Promise.withResolvers<'new' | 'resumed'>()
    const onOnline = () => resolve('new')
    const onResumed = () => resolve('resumed')
    const onError = (error: unknown) => reject(error)
    const onEnd = () => reject(reason ?? new Error('The server closed the connection.'))
    const timer = setTimeout(() => reject(new Error('The server did not answer in time.')), CONNECT_LIMIT)
    xmpp.once('online', onOnline)
    xmpp.once('error', onError)
    xmpp.once('disconnect', onEnd)
    const events: unknown = xmpp.streamManagement
    const resumable = hasListeners(events) ? events : null
    resumable?.once('resumed', onResumed)
    try {
      promise.catch(() => {})
      const { host, port } = placeOf(service)
      const checked = await Promise.race([promise.then(() => null), reach(host, port)])
      address = checked?.address ?? ''
      await Promise.race([promise, xmpp.connect(service)])
      await Promise.race([promise, xmpp.open({ domain })])
      const how = await promise
      if (how === 'new') await management()
      return how
    } catch (error) {
      destroy()
      throw error
    } finally {
      clearTimeout(timer)
      xmpp.off('online', onOnline)
      xmpp.off('error', onError)
      xmpp.off('disconnect', onEnd)
      resumable?.off('resumed', onResumed)
    }
  }

  return {
    connect,
    ended: () =>
      new Promise((resolve) => {
        if (xmpp.status === 'disconnect' || xmpp.status === 'offline') resolve(reason)
        else xmpp.once('disconnect', () => resolve(reason))
      }),
    send: (stanza) => xmpp.send(stanza),
    silentFor: () => performance.now() - heard,
    canResume: () => xmpp.status === 'disconnect' && xmpp.streamManagement.id !== '',
    end: async (farewell) => {
      for (const stanza of farewell) await xmpp.send(stanza)
      await xmpp.stop()
    },
    destroy,
  }
}

interface Listeners {
  readonly once: (event: string, listener: () => void) => unknown
  readonly off: (event: string, listener: () => void) => unknown
}

/** Its published type leaves out that it emits events. */
function hasListeners(thing: unknown): thing is Listeners {
  return typeof thing === 'object' && thing !== null && 'once' in thing && 'off' in thing
}

function destroySocket(socket: unknown): void {
  if (typeof socket !== 'object' || socket === null) return
  if ('destroy' in socket && typeof socket.destroy === 'function') socket.destroy()
  else if ('socket' in socket && socket.socket !== null) destroySocket(socket.socket)
  else if ('close' in socket && typeof socket.close === 'function') socket.close()
}

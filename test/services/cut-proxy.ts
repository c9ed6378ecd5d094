/** A TCP proxy between a program and its server, so that a test can cut the network. */
import { createServer, connect, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { freePort } from './free-port.ts'

export class CutProxy {
  readonly port: number
  readonly #target: number
  readonly #sockets = new Set<Socket>()
  #server: Server | null = null

  private constructor(port: number, target: number) {
    this.port = port
    this.#target = target
  }

  static async start(target: number): Promise<CutProxy> {
    const proxy = new CutProxy(await freePort(), target)
    await proxy.mend()
    return proxy
  }

  get service(): string {
    return `xmpp://127.0.0.1:${this.port}`
  }

  /** Drops every connection, with what is still under way in it, and refuses new ones. */
  async cut(): Promise<void> {
    const server = this.#server
    this.#server = null
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
    if (server === null) return
    server.close()
    await once(server, 'close')
  }

  /** Connections stay open and nothing passes any more, as behind a dead router. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause()
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#target, '127.0.0.1')
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          near.destroy()
          far.destroy()
          this.#sockets.delete(socket)
        })
      }
      near.pipe(far)
      far.pipe(near)
    })
    server.listen(this.port, '127.0.0.1')
    await once(server, 'listening')
    this.#server = server
  }

  async close(): Promise<void> {
    await this.cut()
  }
}

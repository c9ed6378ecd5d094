/** A caller from outside: by https, to the name of the guide, from a chosen address of this machine. */
import { request } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { NAME } from './proxy-servers.ts'

export interface Caller {
  readonly port: number
  /** PEM of the certificate that is trusted. */
  readonly ca: string
  /** Address that calls; any of 127.0.0.0/8. */
  readonly from?: string
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Reads until this comes, then hangs up; absent = to the end. */
  readonly until?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export function ask({ port, ca, from }: Caller, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, until } = asked
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca,
        servername: NAME,
        agent: false,
        headers: { host: `${NAME}:${port}`, ...headers },
        timeout: 20_000,
        ...(from === undefined ? {} : { localAddress: from }),
      },
      (answer) => {
        let text = ''
        const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          text += part
          if (until === undefined || !text.includes(until)) return
          done()
          call.destroy()
        })
        answer.on('end', done)
        answer.on('error', reject)
      },
    )
    call.on('timeout', () => call.destroy(new Error(`no answer in time at ${path}`)))
    call.on('error', reject)
    call.end(body)
  })
}

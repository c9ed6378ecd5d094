/** A mail server for tests, as far as RFC 5321 is needed: takes mails, or refuses with the reply that it is given. */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface SmtpFixture {
  readonly url: string
  readonly mails: { readonly to: string; readonly body: string }[]
  /** The reply to a command instead of the usual one: `{ RCPT: '550 no' }`. */
  readonly replies: Record<string, string>
  readonly close: () => Promise<void>
}

export async function startSmtp(): Promise<SmtpFixture> {
  const mails: SmtpFixture['mails'] = []
  const replies: SmtpFixture['replies'] = {}
  const server = createServer((socket) => converse(socket, mails, replies))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    replies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

function converse(socket: Socket, mails: SmtpFixture['mails'], replies: SmtpFixture['replies']): void {
  let to = ''
  let buffer = ''
  let body: string[] | null = null
  const reply = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string): void => {
    const [verb = ''] = line.toUpperCase().split(/[ :]/)
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    const given = replies[verb]
    if (given !== undefined) reply(given)
    else if (verb === 'DATA') {
      body = []
      reply('354 go on')
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else reply(verb === 'EHLO' ? '250 fixture' : '250 ok')
  }
  socket.on('error', () => {})
  socket.on('data', (part) => {
    buffer += part.toString('utf8')
    const lines = buffer.split('\r\n')
    buffer = lines.pop() ?? ''
    for (const line of lines) {
      if (body === null) command(line)
      else if (line === '.') {
        mails.push({ to, body: body.join('\n') })
        body = null
        reply(replies['.'] ?? '250 taken')
      } else body.push(line)
    }
  })
  reply('220 fixture')
}

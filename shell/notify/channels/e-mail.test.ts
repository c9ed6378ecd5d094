import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMailer } from './e-mail.ts'
import type { Mailer } from './e-mail.ts'
import { startSmtp } from './smtp-fixture.ts'
import type { SmtpFixture } from './smtp-fixture.ts'

const MESSAGE = {
  title: '【紧急】读书会：规则被熔断停下',
  text: '第一行\n第二行',
  urgent: true,
  kinds: ['breaker'],
  key: '7-12-0',
  at: 0,
}
let server: SmtpFixture
let mailer: Mailer

beforeEach(async () => {
  server = await startSmtp()
  mailer = createMailer({ url: server.url, from: 'Folkmoot <moot@example.org>' })
})
afterEach(async () => {
  mailer.close()
  await server.close()
})

test('a notice is a plain mail, the same at every attempt', async () => {
  expect(await mailer.send(MESSAGE, 'op@example.org')).toEqual({ status: 'sent' })
  const [mail] = server.mails
  expect(mail?.to).toBe('op@example.org')
  expect(mail?.body).toContain('Message-ID: <7-12-0@folkmoot.invalid>')
  expect(mail?.body).toContain('Auto-Submitted: auto-generated')
  expect(mail?.body).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
  expect(mail?.body).toMatch(/^Subject: =\?UTF-8\?/m)
  const encoded = mail?.body.split('\n\n')[1] ?? ''
  expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe('第一行\n第二行')
})

test('a title never adds a header', async () => {
  await mailer.send({ ...MESSAGE, title: 'a\r\nBcc: evil@example.org' }, 'op@example.org')
  expect(server.mails[0]?.body).not.toMatch(/^Bcc:/m)
  expect(server.mails).toHaveLength(1)
})

test.each([
  ['RCPT', '550 5.1.1 no such mailbox', { code: 'smtp-550', permanent: true }],
  ['RCPT', '450 4.2.0 try later', { code: 'smtp-450', permanent: false }],
  ['DATA', '554 5.7.1 spam', { code: 'smtp-554', permanent: true }],
  ['MAIL', '451 4.3.0 busy', { code: 'smtp-451', permanent: false }],
])('%s answered with %s', async (verb, reply, expected) => {
  server.replies[verb] = reply
  expect(await mailer.send(MESSAGE, 'op@example.org')).toEqual({ status: 'failed', ...expected })
})

test('a server that is not there passes', async () => {
  const nobody = createMailer({ url: 'smtp://127.0.0.1:1', from: 'moot@example.org' })
  expect(await nobody.send(MESSAGE, 'op@example.org')).toMatchObject({
    code: 'smtp-no-answer',
    permanent: false,
  })
  nobody.close()
})

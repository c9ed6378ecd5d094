/** E-mail through the operator's own server, as SMTP_URL names it. Plain text. */
import { createTransport } from 'nodemailer'
import type { SendResult } from '../../../core/ports/connector.ts'
import { SENT, passing, refused } from './format.ts'
import type { Message } from './format.ts'

export interface MailServer {
  /** `smtps://name:password@mail.example.org`. */
  readonly url: string
  /** `Folkmoot <moot@example.org>`. */
  readonly from: string
}

export interface Mailer {
  /** Never rejects. */
  readonly send: (message: Message, to: string) => Promise<SendResult>
  readonly close: () => void
}

const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

export function createMailer({ url, from }: MailServer): Mailer {
  const transport = createTransport({ url, ...LIMITS })
  return {
    send: async ({ title, text, urgent, key }, to) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: title,
          text,
          // The same at every attempt, so that a mailbox shows a second copy as what it is.
          messageId: `<${key}@folkmoot.invalid>`,
          ...(urgent ? { priority: 'high' as const } : {}),
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return SENT
      } catch (error) {
        return judge(error)
      }
    },
    close: () => transport.close(),
  }
}

/** What the server says with 5xx stays so; wrong passwords, too, until the settings change. */
function judge(error: unknown): SendResult {
  const code = field(error, 'code')
  const status = field(error, 'responseCode')
  if (code === 'EAUTH') return refused('smtp-sign-in-refused')
  if (typeof status === 'number') return status >= 500 ? refused(`smtp-${status}`) : passing(`smtp-${status}`)
  if (code === 'EENVELOPE') return refused('smtp-address-refused')
  return passing('smtp-no-answer')
}

function field(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  return Reflect.get(error, name)
}

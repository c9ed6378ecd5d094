/** Ways to be reached outside of the group, as advertisers leave them. Order numbers and dates are none. */
import { parse } from 'tldts'
import { accountsIn, telegramLinksIn } from './contact-accounts.ts'
import type { Contact } from './message-facts.ts'
import { phonesIn } from './phones.ts'
import { walletsIn } from './wallets.ts'

/** Without any of these no text holds a contact. */
const SIGNS = /[\d@信薇威维]|\.me\/|wechat|weixin|vx|wx/
/** Numbers and letters of an address on the web are nobody's number: `?id=13812345678`. */
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]+/gi

/** `text` is the message as written, `normal` its normalised text. Each contact once; linear. */
export function contactsOf(text: string, normal: string): readonly Contact[] {
  if (!SIGNS.test(normal)) return []
  const found = new Map<string, Contact>()
  const words = normal.replace(WEB_ADDRESS, ' ')
  const contacts = [
    ...accountsIn(words),
    ...telegramLinksIn(normal),
    ...emailsIn(words),
    ...phonesIn(words),
    ...walletsIn(text.replace(WEB_ADDRESS, ' ')),
  ]
  const values = new Set<string>()
  for (const contact of contacts) {
    // A number after 加微信 is the WeChat id; it is not counted as a phone once more.
    if (contact.kind === 'phone' && values.has(contact.value)) continue
    values.add(contact.value)
    found.set(`${contact.kind} ${contact.value}`, contact)
  }
  return [...found.values()]
}

/** `git@github.com:…` is how code is fetched. */
const NOBODY = new Set(['git'])
const LOCAL_LIMIT = 64
const LOCAL = /[a-z0-9._%+-]+$/
const DOMAIN = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/

/** Looks at a bounded stretch around each `@`. */
function* emailsIn(normal: string): Generator<Contact> {
  for (let at = normal.indexOf('@'); at >= 0; at = normal.indexOf('@', at + 1)) {
    const local = LOCAL.exec(normal.slice(Math.max(0, at - LOCAL_LIMIT), at))?.[0]
    const domain = DOMAIN.exec(normal.slice(at + 1, at + 256))?.[0]
    if (!local || !domain || NOBODY.has(local)) continue
    if (parse(domain, { extractHostname: false }).isIcann === true)
      yield { kind: 'email', value: `${local}@${domain}` }
  }
}

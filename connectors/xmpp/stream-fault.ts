/** Why there is no connection, as a stable code with what to do about it. */
import type { AccountReport } from '../../core/ports/connector.ts'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { placeOf } from './place.ts'
import type { XmppSettings } from './settings.ts'

type Texts = NonNullable<AccountReport['texts']>

export interface StreamFault {
  readonly code: string
  readonly texts: Texts
  /** Trying again will not help before somebody changes something. */
  readonly lasting: boolean
}

export class NotEncrypted extends Error {
  override readonly name = 'NotEncrypted'
}

/** The server wants another one to be asked. */
export class SentElsewhere extends Error {
  override readonly name = 'SentElsewhere'
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME/u

export function errorOf(error: unknown, { domain, service }: XmppSettings): StreamFault {
  const { name, code, condition } = wordsOf(error)
  if (error instanceof FetchRefused && error.code !== 'host-not-found') return notAllowed(service)
  if (name === 'SentElsewhere') return sentElsewhere(service)
  if (name === 'NotEncrypted') return notEncrypted()
  if (name === 'SASLError' && condition !== 'temporary-auth-failure') return refused(domain)
  if (condition === 'host-unknown') return domainUnknown(domain, service)
  if (CERTIFICATE.test(code)) return certificate(domain)
  if (condition === 'conflict') return replaced()
  return {
    code: 'network-lost',
    lasting: false,
    texts: {
      'zh-CN': `连不上 ${service}，会自动重试。若一直如此，请检查服务器地址和网络。`,
      en: `${service} cannot be reached; it is tried again by itself. If it stays so, check the server address and the network.`,
    },
  }
}

function refused(domain: string): StreamFault {
  return {
    code: 'password-refused',
    lasting: true,
    texts: {
      'zh-CN': `${domain} 不接受这个用户名和密码。请在账号设置中更正密码，并确认服务器允许这个账号登录。`,
      en: `${domain} does not accept this user name and password. Correct them in the account's settings, and make sure that the server lets this account sign in.`,
    },
  }
}

function domainUnknown(domain: string, service: string): StreamFault {
  return {
    code: 'domain-unknown',
    lasting: true,
    texts: {
      'zh-CN': `${service} 上没有域名 ${domain}。请在账号设置中更正“域名”或“服务器地址”。`,
      en: `${service} does not serve the domain ${domain}. Correct the domain or the server address in the account's settings.`,
    },
  }
}

function notAllowed(service: string): StreamFault {
  const { host, port } = placeOf(service)
  return {
    code: 'address-not-public',
    lasting: true,
    texts: {
      'zh-CN': `${host} 在内网或本机，没有连接。如果确实要连接，请运维人员把 ${host}（或 ${nameWithPort(host, port)}）加入 FOLKMOOT_ALLOW_HOSTS 并重启 Folkmoot。`,
      en: `${host} is on this machine or inside the network, so it was not connected to. If it is meant, whoever runs Folkmoot adds ${host} (or ${nameWithPort(host, port)}) to FOLKMOOT_ALLOW_HOSTS and restarts it.`,
    },
  }
}

const nameWithPort = (host: string, port: number) => `${host.includes(':') ? `[${host}]` : host}:${port}`

function sentElsewhere(service: string): StreamFault {
  return {
    code: 'sent-elsewhere',
    lasting: false,
    texts: {
      'zh-CN': `${service} 要求改连另一台服务器，Folkmoot 不会跟随，会继续重试。若一直如此，请在账号设置中把“服务器地址”改为那台服务器。`,
      en: `${service} asks for another server to be used; Folkmoot does not follow and tries again. If it stays so, enter that server as "Server address" in the account's settings.`,
    },
  }
}

function notEncrypted(): StreamFault {
  return {
    code: 'not-encrypted',
    lasting: true,
    texts: {
      'zh-CN':
        '服务器没有提供加密，为避免密码外泄没有登录。请改用 xmpps:// 地址或让服务器启用 TLS；只有在可信内网中才打开“允许不加密的连接”。',
      en: 'The server offers no encryption, so the password was not sent. Use an xmpps:// address or enable TLS on the server; only in a private network, switch on "Allow an unencrypted connection".',
    },
  }
}

function certificate(domain: string): StreamFault {
  return {
    code: 'certificate-refused',
    // It may be renewed on the server without anybody touching the account.
    lasting: false,
    texts: {
      'zh-CN': `服务器的证书无效，或不属于 ${domain}，所以没有登录，会继续重试。请更新服务器证书，或更正账号设置中的域名。`,
      en: `The server's certificate is not valid or does not belong to ${domain}, so the account did not sign in; it is tried again. Renew it on the server, or correct the domain in the account's settings.`,
    },
  }
}

function replaced(): StreamFault {
  return {
    code: 'replaced',
    lasting: false,
    texts: {
      'zh-CN': '另一个程序用同一账号和资源名登录，把这个连接顶掉了。请给其中一个换一个资源名。',
      en: 'Another program signed in with the same account and resource and took this connection over. Give one of them another resource.',
    },
  }
}

function wordsOf(error: unknown): { name: string; code: string; condition: string } {
  if (!(error instanceof Error)) return { name: '', code: '', condition: '' }
  const text = (key: string): string => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' ? value : ''
  }
  return { name: error.name, code: text('code'), condition: text('condition') }
}

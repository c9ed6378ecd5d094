/** The settings of an account: fields for forms, and their reading with all faults named at once. */
import { OpenRefused, type SettingField } from '../../core/ports/connector.ts'
import { bareOf, isBareAddress, resourceOf } from './address.ts'

export interface RoomSetting {
  readonly address: string
  readonly nick: string
}

export interface XmppSettings {
  readonly service: string
  readonly domain: string
  readonly username: string
  readonly resource: string
  readonly rooms: readonly RoomSetting[]
  /** Go on when the connection is not encrypted. */
  readonly plain: boolean
  /** Hours of the archive to fetch on the first start. */
  readonly history: number
}

export const XMPP_SETTINGS: readonly SettingField[] = [
  {
    name: 'service',
    endpoint: true,
    type: 'text',
    required: false,
    label: { 'zh-CN': '服务器地址', en: 'Server address' },
    help: {
      'zh-CN':
        '以 xmpp://、xmpps:// 或 wss:// 开头，例如 xmpp://chat.example.org:5222。不填则连接域名的 5222 端口。',
      en: 'Begins with xmpp://, xmpps:// or wss://, such as xmpp://chat.example.org:5222. Left empty: port 5222 of the domain.',
    },
    example: 'xmpp://chat.example.org:5222',
  },
  {
    name: 'domain',
    endpoint: true,
    type: 'text',
    required: true,
    label: { 'zh-CN': '域名', en: 'Domain' },
    help: {
      'zh-CN': '账号地址里 @ 后面的部分。服务器证书必须属于这个域名。',
      en: "What follows the @ in the account's address. The server's certificate must belong to it.",
    },
    example: 'example.org',
  },
  {
    name: 'username',
    type: 'text',
    required: true,
    label: { 'zh-CN': '用户名', en: 'User name' },
    help: {
      'zh-CN': '账号地址里 @ 前面的部分。请为 Folkmoot 单独注册一个账号。',
      en: "What precedes the @ in the account's address. Register an account of its own for Folkmoot.",
    },
    example: 'folkmoot',
  },
  {
    name: 'password',
    type: 'secret',
    required: true,
    label: { 'zh-CN': '密码', en: 'Password' },
    help: { 'zh-CN': '该账号的密码，加密保存。', en: "The account's password, kept encrypted." },
  },
  {
    name: 'rooms',
    type: 'lines',
    required: true,
    label: { 'zh-CN': '聊天室', en: 'Rooms' },
    help: {
      'zh-CN': '每行一个聊天室地址；需要不同的昵称时写成 地址/昵称。',
      en: 'One room address a line; add /nick where another nick is wanted.',
    },
    example: 'reading@conference.example.org',
  },
  {
    name: 'nick',
    type: 'text',
    required: false,
    label: { 'zh-CN': '昵称', en: 'Nick' },
    help: {
      'zh-CN': '在聊天室里显示的名字。不填则用用户名。',
      en: 'The name shown in the rooms. Left empty: the user name.',
    },
  },
  {
    name: 'resource',
    type: 'text',
    required: false,
    label: { 'zh-CN': '资源名', en: 'Resource' },
    help: {
      'zh-CN': '区分同一账号的多个登录，一般不必改。',
      en: 'Tells several logins of one account apart; rarely needs changing.',
    },
    fallback: 'folkmoot',
  },
  {
    name: 'plain',
    type: 'switch',
    required: false,
    label: { 'zh-CN': '允许不加密的连接', en: 'Allow an unencrypted connection' },
    help: {
      'zh-CN': '密码和聊天内容会以明文传输，仅可用于内网。连接本机时无需打开。',
      en: 'Password and chat travel in the clear: only for a private network. Not needed for a server on this machine.',
    },
    fallback: false,
  },
  {
    name: 'history',
    type: 'number',
    required: false,
    label: { 'zh-CN': '首次读取多少小时的历史', en: 'Hours of history at first start' },
    help: {
      'zh-CN': '第一次连接时从聊天室存档中读取最近几小时的消息，0 表示不读取。',
      en: "How many of the last hours to read from the rooms' archives when connecting for the first time; 0 = none.",
    },
    fallback: 0,
  },
]

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
const SERVICES = /^(?:xmpp|xmpps|wss|ws):\/\/[^\s/]+/u

type Texts = OpenRefused['texts']

const WRONG = {
  domain: {
    'zh-CN': '“域名”（domain）要写账号地址里 @ 后面的部分，例如 example.org。',
    en: "Domain (domain) is what follows the @ in the account's address, such as example.org.",
  },
  username: {
    'zh-CN': '“用户名”（username）要写账号地址里 @ 前面的部分，例如 folkmoot。',
    en: "User name (username) is what precedes the @ in the account's address, such as folkmoot.",
  },
  service: {
    'zh-CN': '“服务器地址”（service）要以 xmpp://、xmpps:// 或 wss:// 开头，后面是主机名。',
    en: 'Server address (service) begins with xmpp://, xmpps:// or wss://, followed by the host.',
  },
  noRoom: {
    'zh-CN': '“聊天室”（rooms）至少要写一个聊天室的地址。',
    en: 'Rooms (rooms) takes the address of at least one room.',
  },
} as const satisfies Record<string, Texts>

const wrongRoom = (line: string): Texts => ({
  'zh-CN': `“聊天室”（rooms）里的 ${JSON.stringify(line)} 不是聊天室地址，要写成 room@conference.example.org 这样。`,
  en: `Rooms (rooms): ${JSON.stringify(line)} is no room address such as room@conference.example.org.`,
})

/** @throws OpenRefused that names every faulty setting and what to write instead. */
export function readSettings(raw: Readonly<Record<string, unknown>>): XmppSettings {
  const faults: Texts[] = []
  const text = (name: string, fallback = ''): string => {
    const value = raw[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback
  }
  const domain = text('domain').toLowerCase()
  const username = text('username')
  if (!/^[^\s@/#]+$/u.test(domain)) faults.push(WRONG.domain)
  if (!/^[^\s@/"&'<>:]+$/u.test(username)) faults.push(WRONG.username)
  const service = text('service', `xmpp://${domain}:5222`)
  if (text('service') !== '' && !SERVICES.test(service)) faults.push(WRONG.service)
  const rooms = roomsOf(raw['rooms'], text('nick', username), faults)
  if (faults.length > 0) {
    const say = (language: keyof Texts) => faults.map((texts) => texts[language])
    throw new OpenRefused('settings-wrong', { 'zh-CN': say('zh-CN').join(''), en: say('en').join(' ') }, true)
  }
  return {
    service,
    domain,
    username,
    resource: text('resource', 'folkmoot'),
    rooms,
    plain: raw['plain'] === true || isLoopback(service),
    history: typeof raw['history'] === 'number' && raw['history'] > 0 ? raw['history'] : 0,
  }
}

function roomsOf(raw: unknown, nick: string, faults: Texts[]): readonly RoomSetting[] {
  const lines = (Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split('\n') : [])
    .filter((line) => typeof line === 'string')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const rooms = new Map<string, RoomSetting>()
  for (const line of lines) {
    const address = bareOf(line)
    if (!isBareAddress(address)) faults.push(wrongRoom(line))
    rooms.set(address, { address, nick: resourceOf(line) || nick })
  }
  if (rooms.size === 0) faults.push(WRONG.noRoom)
  return [...rooms.values()]
}

function isLoopback(service: string): boolean {
  return URL.canParse(service) && LOOPBACK.has(new URL(service).hostname)
}

/** What an installation can be told, each setting described once: its flag, its variable, its key in the file. */
import { z } from 'zod'
import type { Language } from '../../core/charter/compiled.ts'

type Texts = Readonly<Record<Language, string>>

/** How a setting is read from text (flag, environment) or from a value of the file. */
export interface Setting<Value> {
  /** Key in folkmoot.yaml; with `--` in front, the flag. */
  readonly name: string
  readonly variable: string | null
  /** A switch: the flag takes no value, `--no-name` switches it off. */
  readonly isSwitch: boolean
  readonly schema: z.ZodType<Value>
  readonly fallback: Value
  readonly about: Texts
  /** What a valid value looks like, for the message about an invalid one. */
  readonly expected: Texts
  /** Never shown, not even in a message about it. */
  readonly isSecret?: boolean
  /** Refused as a flag and in the file: arguments are seen by everyone on the machine, files are passed on. */
  readonly onlyVariable?: boolean
}

const setting = <Value>(definition: Setting<Value>): Setting<Value> => definition

const whole = (least: number, most: number) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .pipe(z.number().int().min(least).max(most))
const yes = new Set(['1', 'true', 'yes', 'on'])
const no = new Set(['0', 'false', 'no', 'off'])
const flag = z.union([
  z.boolean(),
  z
    .string()
    .refine((text) => yes.has(text.toLowerCase()) || no.has(text.toLowerCase()))
    .transform((text) => yes.has(text.toLowerCase())),
])
const text = z.string().min(1)
const percent = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?%?$/)
      .transform((value) => Number.parseFloat(value)),
  ])
  .pipe(z.number().min(0).max(90))
const address = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
  .transform((value) => new URL(value).origin)

/** Names of hosts, or host:port, set apart by commas. */
const hosts = z
  .string()
  .transform((value) => value.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^(?:[a-z0-9._-]+|\[[0-9a-f:]+\]|[0-9a-f:]+)(?::\d{1,5})?$/)))

const databaseAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol))

const onOff: Texts = { en: 'true or false', 'zh-CN': 'true 或 false' }

export const SETTINGS = {
  host: setting<string>({
    name: 'host',
    variable: 'HOST',
    isSwitch: false,
    schema: text,
    fallback: '127.0.0.1',
    about: { en: 'Address to listen on', 'zh-CN': '监听的地址' },
    expected: { en: 'an address such as 127.0.0.1', 'zh-CN': '一个地址，例如 127.0.0.1' },
  }),
  port: setting<number>({
    name: 'port',
    variable: 'PORT',
    isSwitch: false,
    schema: whole(0, 65_535),
    fallback: 4600,
    about: { en: 'Port to listen on; 0 takes any free one', 'zh-CN': '监听的端口；0 表示任选一个空闲端口' },
    expected: { en: 'a whole number from 0 to 65535', 'zh-CN': '0 到 65535 之间的整数' },
  }),
  data: setting<string>({
    name: 'data',
    variable: 'FOLKMOOT_DATA',
    isSwitch: false,
    schema: text,
    fallback: 'data',
    about: { en: 'Folder that holds everything Folkmoot keeps', 'zh-CN': '存放全部数据的文件夹' },
    expected: { en: 'the path of a folder', 'zh-CN': '一个文件夹的路径' },
  }),
  databaseUrl: setting<string | null>({
    name: 'database-url',
    variable: 'DATABASE_URL',
    isSwitch: false,
    schema: databaseAddress,
    fallback: null,
    about: {
      en: 'PostgreSQL database that keeps the ledger; without it a file in the data folder does',
      'zh-CN': '存放账本的 PostgreSQL 数据库；不给出时使用数据文件夹里的文件',
    },
    expected: {
      en: 'an address such as postgresql://user@host/database',
      'zh-CN': '一个地址，例如 postgresql://user@host/database',
    },
    isSecret: true,
    onlyVariable: true,
  }),
  logLevel: setting<LogLevel>({
    name: 'log-level',
    variable: 'LOG_LEVEL',
    isSwitch: false,
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    fallback: 'info',
    about: { en: 'How much is logged', 'zh-CN': '日志的详细程度' },
    expected: {
      en: 'one of trace, debug, info, warn, error, fatal, silent',
      'zh-CN': 'trace、debug、info、warn、error、fatal、silent 之一',
    },
  }),
  publicUrl: setting<string | null>({
    name: 'public-url',
    variable: 'PUBLIC_URL',
    isSwitch: false,
    schema: address,
    fallback: null,
    about: {
      en: 'Address that people open, when a proxy stands in front',
      'zh-CN': '前面有代理时，人们打开的网址',
    },
    expected: {
      en: 'an address such as https://moot.example.org',
      'zh-CN': '一个网址，例如 https://moot.example.org',
    },
  }),
  trustProxy: setting<boolean>({
    name: 'trust-proxy',
    variable: 'TRUST_PROXY',
    isSwitch: true,
    schema: flag,
    fallback: false,
    about: {
      en: 'A proxy that ends TLS stands in front: believe its X-Forwarded-For',
      'zh-CN': '前面有终结 TLS 的代理：采信它的 X-Forwarded-For',
    },
    expected: onOff,
  }),
  insecure: setting<boolean>({
    name: 'insecure',
    variable: 'FOLKMOOT_INSECURE',
    isSwitch: true,
    schema: flag,
    fallback: false,
    about: {
      en: 'Listen beyond this machine without TLS or proxy, knowing that passwords and chats can be read on the way',
      'zh-CN': '在没有 TLS 和代理的情况下对外监听，并清楚登录信息与聊天内容可能在途中被看到',
    },
    expected: onOff,
  }),
  secret: setting<string | null>({
    name: 'secret',
    variable: 'FOLKMOOT_SECRET',
    isSwitch: false,
    schema: z.string().min(32),
    fallback: null,
    about: {
      en: 'Signs session cookies; without it one is made and kept in the data folder',
      'zh-CN': '用于签名会话 Cookie；不给出时自动生成并保存在数据文件夹里',
    },
    expected: { en: 'at least 32 characters', 'zh-CN': '至少 32 个字符' },
    isSecret: true,
  }),
  key: setting<string | null>({
    name: 'key',
    variable: 'FOLKMOOT_KEY',
    isSwitch: false,
    schema: text,
    fallback: null,
    about: {
      en: 'Key that seals what accounts sign in with; without it one is made and kept in the data folder',
      'zh-CN': '用于加密账号登录凭据的密钥；不给出时自动生成并保存在数据文件夹里',
    },
    expected: { en: 'a key', 'zh-CN': '一个密钥' },
    isSecret: true,
    onlyVariable: true,
  }),
  keyFile: setting<string | null>({
    name: 'key-file',
    variable: 'FOLKMOOT_KEY_FILE',
    isSwitch: false,
    schema: text,
    fallback: null,
    about: { en: 'File that holds this key', 'zh-CN': '存放该密钥的文件' },
    expected: { en: 'the path of a file', 'zh-CN': '一个文件的路径' },
  }),
  oldKeys: setting<string | null>({
    name: 'old-keys',
    variable: 'FOLKMOOT_OLD_KEYS',
    isSwitch: false,
    schema: text,
    fallback: null,
    about: {
      en: 'Former keys, separated by commas: they only open',
      'zh-CN': '以前的密钥，用逗号分隔：只用于解密',
    },
    expected: { en: 'keys separated by commas', 'zh-CN': '用逗号分隔的密钥' },
    isSecret: true,
    onlyVariable: true,
  }),
  demo: setting<boolean>({
    name: 'demo',
    variable: 'FOLKMOOT_DEMO',
    isSwitch: true,
    schema: flag,
    fallback: true,
    about: { en: 'Fill an empty folder with two demo communities', 'zh-CN': '在空文件夹里建立两个演示社群' },
    expected: onOff,
  }),
  minFree: setting<number>({
    name: 'min-free',
    variable: 'FOLKMOOT_MIN_FREE',
    isSwitch: false,
    schema: percent,
    fallback: 5,
    about: {
      en: 'Percent of the disk that must stay free; below it intake pauses',
      'zh-CN': '磁盘必须保留的空闲百分比；低于它就暂停接收',
    },
    expected: { en: 'a percentage from 0 to 90', 'zh-CN': '0 到 90 之间的百分比' },
  }),
  allowHosts: setting<readonly string[]>({
    name: 'allow-hosts',
    variable: 'FOLKMOOT_ALLOW_HOSTS',
    isSwitch: false,
    schema: hosts,
    fallback: [],
    about: {
      en: 'Hosts, or host:port, that accounts and webhooks may reach although they are not public; set apart by commas',
      'zh-CN': '账号和 webhook 可以访问的内网主机（主机名或 主机名:端口），用逗号分隔',
    },
    expected: {
      en: 'names of hosts set apart by commas, such as chat.lan,10.0.0.5:8080',
      'zh-CN': '用逗号分隔的主机名，例如 chat.lan,10.0.0.5:8080',
    },
  }),
  smtpUrl: setting<string | null>({
    name: 'smtp-url',
    variable: 'SMTP_URL',
    isSwitch: false,
    schema: z.string().refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol)),
    fallback: null,
    about: {
      en: 'Mail server through which operators are told of things',
      'zh-CN': '给管理员发通知的邮件服务器',
    },
    expected: {
      en: 'an address such as smtps://name:password@mail.example.org',
      'zh-CN': '一个地址，例如 smtps://用户名:密码@mail.example.org',
    },
    isSecret: true,
    onlyVariable: true,
  }),
  mailFrom: setting<string>({
    name: 'mail-from',
    variable: 'MAIL_FROM',
    isSwitch: false,
    schema: z.string().regex(/^[^\r\n]*@[^\r\n]+$/),
    fallback: 'Folkmoot <folkmoot@localhost>',
    about: { en: 'Sender of these mails', 'zh-CN': '这些邮件的发件人' },
    expected: {
      en: 'an address such as Folkmoot <moot@example.org>',
      'zh-CN': '一个地址，例如 Folkmoot <moot@example.org>',
    },
  }),
  deadManUrl: setting<string | null>({
    name: 'deadman-url',
    variable: 'DEADMAN_URL',
    isSwitch: false,
    schema: z.string().refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
    fallback: null,
    about: {
      en: 'Called regularly while all is well, so that an outside watcher notices silence',
      'zh-CN': '一切正常时定期访问的网址：外部监控收不到访问就会报警',
    },
    expected: { en: 'the address that the watcher gives', 'zh-CN': '监控服务给出的网址' },
    isSecret: true,
    onlyVariable: true,
  }),
  deadManEvery: setting<number>({
    name: 'deadman-every',
    variable: 'DEADMAN_EVERY',
    isSwitch: false,
    schema: whole(10, 86_400),
    fallback: 60,
    about: { en: 'Seconds between two such calls', 'zh-CN': '两次访问之间的秒数' },
    expected: { en: 'a whole number from 10 to 86400', 'zh-CN': '10 到 86400 之间的整数' },
  }),
} as const

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
export type SettingKey = keyof typeof SETTINGS
/** All settings of an installation, checked. */
export type Settings = {
  readonly [Key in SettingKey]: (typeof SETTINGS)[Key] extends Setting<infer Value> ? Value : never
}

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[]

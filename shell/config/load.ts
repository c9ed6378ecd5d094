/** Settings from flags, environment and file, in this order of precedence; all faults at once. */
import { existsSync, readFileSync } from 'node:fs'
import type { SettingFault } from './fault.ts'
import { SETTINGS, SETTING_KEYS } from './settings.ts'
import type { Setting, SettingKey, Settings } from './settings.ts'
import { readEnvironment, readFile, readFlags } from './values.ts'
import type { RawValue, RawValues, Read } from './values.ts'

export type Loaded =
  | { readonly ok: true; readonly settings: Settings; readonly file: string | null }
  | { readonly ok: false; readonly faults: readonly SettingFault[] }

const DEFAULT_FILE = 'folkmoot.yaml'

/** Reads and checks all settings. Without `--config`, `folkmoot.yaml` in the working folder is read if it exists. */
export function loadSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Loaded {
  const flags = readFlags(args)
  const file = flags.config ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : null)
  const fromFile = file === null ? { values: {}, faults: [] } : openFile(file)
  const variables = readEnvironment(environment)
  const values: RawValues = { ...fromFile.values, ...variables.values, ...flags.values }
  const faults = [...flags.faults, ...fromFile.faults]
  const settings = { ...FALLBACKS, ...checkAll(values, faults) }
  faults.push(...exposure(settings, values))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings, file }
}

function openFile(file: string): Read {
  try {
    return readFile(file, readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      values: {},
      faults: [{ place: file, message: { en: `cannot be read: ${reason}`, 'zh-CN': `无法读取：${reason}` } }],
    }
  }
}

const FALLBACKS: Settings = {
  host: SETTINGS.host.fallback,
  port: SETTINGS.port.fallback,
  data: SETTINGS.data.fallback,
  databaseUrl: SETTINGS.databaseUrl.fallback,
  logLevel: SETTINGS.logLevel.fallback,
  publicUrl: SETTINGS.publicUrl.fallback,
  trustProxy: SETTINGS.trustProxy.fallback,
  insecure: SETTINGS.insecure.fallback,
  secret: SETTINGS.secret.fallback,
  demo: SETTINGS.demo.fallback,
  minFree: SETTINGS.minFree.fallback,
  key: SETTINGS.key.fallback,
  keyFile: SETTINGS.keyFile.fallback,
  oldKeys: SETTINGS.oldKeys.fallback,
  allowHosts: SETTINGS.allowHosts.fallback,
  smtpUrl: SETTINGS.smtpUrl.fallback,
  mailFrom: SETTINGS.mailFrom.fallback,
  deadManUrl: SETTINGS.deadManUrl.fallback,
  deadManEvery: SETTINGS.deadManEvery.fallback,
}

function checkAll(values: RawValues, faults: SettingFault[]): Partial<Settings> {
  const checked: Partial<Record<SettingKey, unknown>> = {}
  for (const key of SETTING_KEYS) {
    const raw = values[key]
    if (!raw) continue
    const result = SETTINGS[key].schema.safeParse(raw.value)
    if (result.success) checked[key] = result.data
    else faults.push(unexpected(key, raw))
  }
  return checked as Partial<Settings>
}

function unexpected(key: SettingKey, raw: RawValue): SettingFault {
  const { expected, name, isSecret }: Setting<unknown> = SETTINGS[key]
  const given = isSecret ? '…' : JSON.stringify(raw.value)
  return {
    place: raw.place,
    message: {
      en: `${name} must be ${expected.en}, not ${given}`,
      'zh-CN': `${name} 应当是${expected['zh-CN']}，而不是 ${given}`,
    },
  }
}

/** Whether only this machine can reach `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function exposure(settings: Settings, values: RawValues): SettingFault[] {
  const proxied = settings.trustProxy && settings.publicUrl?.startsWith('https:') === true
  if (isLoopback(settings.host) || proxied || settings.insecure) return []
  return [
    {
      place: values.host?.place ?? 'host',
      message: {
        en:
          `listening on ${settings.host} would let others read sign-ins and chats on the way. ` +
          'Put a proxy with TLS in front and set TRUST_PROXY=1 and PUBLIC_URL=https://…, keep to 127.0.0.1, or say --insecure.',
        'zh-CN':
          `在 ${settings.host} 上监听，别人就可能在途中看到登录信息和聊天内容。` +
          '请在前面放一个带 TLS 的代理并设置 TRUST_PROXY=1 和 PUBLIC_URL=https://…，或只监听 127.0.0.1，或明确加上 --insecure。',
      },
    },
  ]
}

/** Settings of an account against the fields that its connector declares. */
import type { SettingField } from './connector.ts'

type Texts = Readonly<Record<'zh-CN' | 'en', string>>

export interface SettingComplaint {
  readonly field: string
  readonly code: 'unknown' | 'missing' | 'wrong-type' | 'is-a-secret' | 'not-a-secret' | 'give-again'
  readonly texts: Texts
}

const LONGEST_TEXT = 4_000
const MOST_LINES = 10_000

/** Everything that is wrong; empty = they may be opened. `secrets` are the names that are set. */
export function checkSettings(
  fields: readonly SettingField[],
  settings: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): readonly SettingComplaint[] {
  const known = new Map(fields.map((field) => [field.name, field]))
  const given = Object.entries(settings).flatMap(([name, value]) => {
    const field = known.get(name)
    if (!field) return [unknown(name, fields)]
    if (field.type === 'secret') return [isASecret(name)]
    return fits(field.type, value) ? [] : [wrongType(name, field.type)]
  })
  const hidden = secrets.flatMap((name) => {
    const field = known.get(name)
    if (!field) return [unknown(name, fields)]
    return field.type === 'secret' ? [] : [notASecret(name)]
  })
  const missing = fields.filter(
    ({ name, type, required, fallback }) =>
      required && fallback === undefined && !(type === 'secret' ? secrets.includes(name) : name in settings),
  )
  return [...given, ...hidden, ...missing.map(({ name, label }) => isMissing(name, label))]
}

export interface AccountMove {
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  /** Names of the secrets that are set. */
  readonly kept: readonly string[]
  /** Names of those that are given with the change. */
  readonly given: readonly string[]
}

/**
 * Secrets that a change would show to a server for which they were not given; empty = it may be made. Whoever
 * may change where an account connects must not learn by it what they were never shown.
 */
export function checkMove(
  fields: readonly SettingField[],
  { before, after, kept, given }: AccountMove,
): readonly SettingComplaint[] {
  const was = withFallbacks(fields, before)
  const will = withFallbacks(fields, after)
  const moved = fields.find(
    ({ name, endpoint }) =>
      endpoint === true && JSON.stringify(was[name] ?? null) !== JSON.stringify(will[name] ?? null),
  )
  if (moved === undefined) return []
  return kept.filter((name) => !given.includes(name)).map((name) => giveAgain(name, moved))
}

/** The settings with what holds where nothing was given. */
export function withFallbacks(
  fields: readonly SettingField[],
  settings: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const fallbacks = fields.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]]))
  return { ...Object.fromEntries(fallbacks), ...settings }
}

function fits(type: SettingField['type'], value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'switch':
      return typeof value === 'boolean'
    case 'lines':
      return Array.isArray(value) && value.length <= MOST_LINES && value.every(isText)
    default:
      return isText(value)
  }
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT

const EXPECTED: Readonly<Record<SettingField['type'], Texts>> = {
  text: { en: 'a text', 'zh-CN': '一段文字' },
  number: { en: 'a number', 'zh-CN': '一个数字' },
  switch: { en: 'true or false', 'zh-CN': 'true 或 false' },
  lines: { en: 'a list of texts', 'zh-CN': '一个文字列表' },
  secret: { en: 'a text', 'zh-CN': '一段文字' },
}

function unknown(field: string, fields: readonly SettingField[]): SettingComplaint {
  const names = fields.map(({ name }) => name)
  return {
    field,
    code: 'unknown',
    texts: {
      en: `${field}: there is no such setting${names.length > 0 ? `; there are ${names.join(', ')}` : ''}.`,
      'zh-CN': `${field}：没有这项设置${names.length > 0 ? `，可用的有 ${names.join('、')}` : ''}。`,
    },
  }
}

const wrongType = (field: string, type: SettingField['type']): SettingComplaint => ({
  field,
  code: 'wrong-type',
  texts: {
    en: `${field}: must be ${EXPECTED[type].en}.`,
    'zh-CN': `${field}：应当是${EXPECTED[type]['zh-CN']}。`,
  },
})

const isMissing = (field: string, label: Texts): SettingComplaint => ({
  field,
  code: 'missing',
  texts: { en: `${field} (${label.en}) is needed.`, 'zh-CN': `缺少 ${field}（${label['zh-CN']}）。` },
})

const isASecret = (field: string): SettingComplaint => ({
  field,
  code: 'is-a-secret',
  texts: {
    en: `${field}: is a secret; give it under secrets, where it is kept encrypted.`,
    'zh-CN': `${field}：这是密钥类设置，请放在 secrets 里，它会加密保存。`,
  },
})

const giveAgain = (field: string, moved: SettingField): SettingComplaint => ({
  field,
  code: 'give-again',
  texts: {
    en: `${field}: give it again as a secret, because ${moved.name} (${moved.label.en}) changes: it was not given for that server.`,
    'zh-CN': `${field}：${moved.name}（${moved.label['zh-CN']}）变了，请重新填写这项密钥，它不是为新的服务器填写的。`,
  },
})

const notASecret = (field: string): SettingComplaint => ({
  field,
  code: 'not-a-secret',
  texts: {
    en: `${field}: is no secret; give it under settings.`,
    'zh-CN': `${field}：不是密钥类设置，请放在 settings 里。`,
  },
})

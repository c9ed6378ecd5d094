/** What `folkmoot account` says. */
import { both } from '../../core/charter/fault.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { Language } from '../../core/charter/compiled.ts'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import type { AccountRefusal, AccountView } from '../../shell/api/accounts/account-desk.ts'

/** Ends the command with 1, nothing changed. */
export class AccountProblem extends Error {
  override readonly name = 'AccountProblem'
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}

export function platformLines(kinds: readonly ConnectorKind[], language: Language): string {
  return kinds
    .map(({ platform, settings = [] }) => {
      const rows = settings.map(({ name, type, required, label, help, fallback }) => {
        const marks = [
          ...(required ? [both('必填', 'needed')[language]] : []),
          ...(type === 'secret' ? [both('密钥', 'secret')[language]] : []),
          ...(fallback === undefined ? [] : [String(fallback)]),
        ]
        const about = marks.length > 0 ? ` (${marks.join(', ')})` : ''
        return `  ${name.padEnd(12)} ${label[language]}${about}\n${' '.repeat(15)}${help[language]}`
      })
      return [platform, ...rows].join('\n')
    })
    .join('\n\n')
}

export function accountLine(view: AccountView, community: string, language: Language): string {
  const off = view.state.state === 'closed' && view.state.since > 0
  const state = off ? both('已停用', 'switched off') : both('启用', 'switched on')
  return `${view.account}  ${view.platform}  ${view.name}  ${community}  ${state[language]}`
}

export function refused(error: AccountRefusal): Bilingual {
  switch (error.code) {
    case 'settings-wrong':
      return both(
        error.complaints.map(({ texts }) => texts['zh-CN']).join('\n'),
        error.complaints.map(({ texts }) => texts.en).join('\n'),
      )
    case 'no-such-platform':
      return both(
        '没有这个平台；folkmoot account platforms 列出能连接的平台。',
        'There is no such platform; folkmoot account platforms lists the ones that can be connected.',
      )
    default:
      return noSuchAccount
  }
}

export const noSuchAccount = both(
  '没有这个账号；folkmoot account list 列出已有的账号。',
  'There is no such account; folkmoot account list shows the ones that there are.',
)

export const noSuchCommunity = (name: string): Bilingual =>
  both(
    `没有“${name}”这个社群。加上 --charter 文件，就会用这份章程建立它。`,
    `There is no community '${name}'. Add --charter FILE to found it with that charter.`,
  )

export const notAPair = (pair: string): Bilingual =>
  both(`“${pair}”应当写成 设置=值。`, `'${pair}' should be written SETTING=VALUE.`)

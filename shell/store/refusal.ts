/** Why a database is not opened, in both languages; nothing was written. */
export type RefusalCode =
  | 'in-use'
  | 'newer'
  | 'older'
  | 'not-folkmoot'
  | 'damaged'
  | 'missing'
  | 'exists'
  | 'not-empty'
  | 'unreachable'
  | 'unsuitable'
  | 'elsewhere'

export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
  readonly code: RefusalCode
  readonly text: { readonly 'zh-CN': string; readonly en: string }

  constructor(code: RefusalCode, text: { readonly 'zh-CN': string; readonly en: string }) {
    super(`${text.en}\n${text['zh-CN']}`)
    this.code = code
    this.text = text
  }
}

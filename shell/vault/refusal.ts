/** Why the vault gives nothing out, in both languages. Never names a key or a secret. */
export type VaultRefusalCode = 'key-invalid' | 'key-missing' | 'key-wrong' | 'not-sealed' | 'tampered'

export class VaultRefusal extends Error {
  override readonly name = 'VaultRefusal'
  readonly code: VaultRefusalCode
  readonly text: { readonly 'zh-CN': string; readonly en: string }

  constructor(code: VaultRefusalCode, text: { readonly 'zh-CN': string; readonly en: string }) {
    super(`${text.en}\n${text['zh-CN']}`)
    this.code = code
    this.text = text
  }
}

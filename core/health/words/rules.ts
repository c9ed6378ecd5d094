/** The rules of the group are told. */
export const RULES: readonly string[] = [
  '群规',
  '禁止',
  '请勿',
  '请遵守',
  '本群',
  'rules',
  'not allowed',
  'please do not',
  'guidelines',
  'code of conduct',
]

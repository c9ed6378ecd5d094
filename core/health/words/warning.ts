/** Somebody is told to stop. */
export const WARNING: readonly string[] = [
  '警告',
  '请不要',
  '别发',
  '不要发广告',
  '移出',
  '禁言',
  'stop spamming',
  'please stop',
  'final warning',
  'off topic',
  'you will be banned',
]

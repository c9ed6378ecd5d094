import type { TFunction } from 'i18next'

const KNOWN = ['assist', 'room', 'telegram', 'xmpp'] as const

/** A platform as people call it. */
export function platformName(platform: string, t: TFunction<['members', 'common']>): string {
  const known = KNOWN.find((each) => each === platform)
  return known === undefined ? t('platforms.other', { platform }) : t(`platforms.${known}`)
}

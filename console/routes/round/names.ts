/** How groups and deeds are called. */
import type { TFunction } from 'i18next'
import type { Formats } from '../../ui/formats.ts'
import type { Stop, Task } from './walk.ts'

type Words = TFunction<['round', 'common']>

/** The group's name, with who or what stands for it: 三班 · 李老师. */
export function nameOf({ group, name, values }: Pick<Stop, 'group' | 'name' | 'values'>, t: Words): string {
  if (group === null) return t('noGroup')
  return [name ?? t('noName'), ...values.slice(0, 1)].join(' · ')
}

/** What has to be done to whom. */
export function deedOf({ kind, member, amount }: Task, t: Words, format: Formats): string {
  const name = member?.name ?? t('common:nobody')
  switch (kind) {
    case 'mute':
      return amount === null || amount === 0
        ? t('deed.muteOpen', { name })
        : t('deed.mute', { name, time: format.duration(amount) })
    case 'remove':
    case 'block':
    case 'unmute':
    case 'recall':
      return t(`deed.${kind}`, { name })
    default:
      return t('deed.other', { name, kind })
  }
}

/** What a task was, for telling what became of it. */
export function whatOf(
  { kind, person }: { readonly kind: string; readonly person: string | null },
  t: Words,
): string {
  const name = person ?? t('common:nobody')
  switch (kind) {
    case 'say':
    case 'reply':
    case 'warn':
    case 'tell':
      return t(`what.${kind}`, { name })
    case 'remove':
    case 'block':
    case 'unmute':
    case 'recall':
      return t(`deed.${kind}`, { name })
    case 'mute':
      return t('deed.muteOpen', { name })
    default:
      return t('what.other', { kind })
  }
}

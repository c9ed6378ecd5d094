import { useWords } from '../../locale/words.ts'
import { useDesk } from '../../ui/width.ts'
import styles from './abilities.module.css'
import type { Account, Platform } from './accounts.ts'

const ACTS = ['say', 'reply', 'tell', 'warn', 'mute', 'recall', 'remove', 'block'] as const
const HEARD = [
  'message.sent',
  'message.edited',
  'message.recalled',
  'reaction.added',
  'member.joined',
  'member.left',
] as const
const SHAPES = { auto: '●', assist: '◐', never: '○' } as const

interface AbilitiesProps {
  readonly act: Account['act']
  readonly receive: Platform['receive']
}

/** What an account hears and does: by itself, by hand, or not at all. */
export function Abilities({ act, receive }: AbilitiesProps) {
  const t = useWords('accounts')
  const desk = useDesk()
  return (
    <details className={styles['abilities']} open={desk}>
      <summary>{t('abilities.title')}</summary>
      <h3>{t('abilities.hears')}</h3>
      <ul>
        {HEARD.map((kind) => (
          <Item key={kind} able={receive[kind] ?? 'never'} name={t(`kinds.${nameOf(kind)}`)} />
        ))}
      </ul>
      <h3>{t('abilities.does')}</h3>
      <ul>
        {ACTS.map((kind) => (
          <Item key={kind} able={act[kind] ?? 'never'} name={t(`acts.${kind}`)} />
        ))}
      </ul>
      <p className={styles['legend']}>
        {(['auto', 'assist', 'never'] as const).map((able) => (
          <span key={able}>
            <span aria-hidden="true">{SHAPES[able]}</span> {t(`abilities.${able}`)}
          </span>
        ))}
      </p>
    </details>
  )
}

const NAMES = {
  'message.sent': 'messages',
  'message.edited': 'edits',
  'message.recalled': 'recalls',
  'reaction.added': 'reactions',
  'member.joined': 'joins',
  'member.left': 'leaves',
} as const
const nameOf = (kind: keyof typeof NAMES) => NAMES[kind]

function Item({ able, name }: { readonly able: 'auto' | 'assist' | 'never'; readonly name: string }) {
  const t = useWords('accounts')
  return (
    <li className={styles[able]}>
      <span aria-label={t(`abilities.${able}`)} role="img">
        {SHAPES[able]}
      </span>{' '}
      {name}
    </li>
  )
}

import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined'
import { Button, Dropdown, Input } from 'antd'
import type { MenuProps } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { RoleMark } from '../../ui/role-mark.tsx'
import styles from './playground.module.css'
import type { Attachment, Step } from './stage.ts'
import type { Played } from './use-play.ts'

interface ComposerProps {
  readonly people: Played['people']
  readonly speaker: string
  readonly steps: readonly Step[]
  /** Step that is answered. */
  readonly replyTo: number | null
  readonly full: boolean
  readonly onSpeaker: (person: string) => void
  readonly onAddPerson: () => void
  readonly onReply: (place: number | null) => void
  readonly onPlay: (...steps: readonly Step[]) => void
}

const MINUTE = 60_000
const SPANS = [
  ['minute', MINUTE],
  ['tenMinutes', 10 * MINUTE],
  ['hour', 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
] as const
const MORNING = 8 * 60
const ATTACHMENTS = [
  'image',
  'file',
  'voice',
  'video',
  'sticker',
  'contact',
  'mini-program',
  'red-packet',
  'location',
] as const satisfies readonly Attachment[]

/** Who speaks, what is said or done, and how time goes on. */
export function Composer(props: ComposerProps) {
  const { people, speaker, steps, replyTo, full, onSpeaker, onAddPerson, onReply, onPlay } = props
  const t = useWords('playground')
  const [text, setText] = useState('')
  const said = replyTo === null ? undefined : steps[replyTo]
  const say = (attachment?: Attachment) => {
    if (text.trim() === '' && attachment === undefined) return
    onPlay({
      do: 'say',
      member: speaker,
      text,
      ...(replyTo === null ? {} : { replyTo }),
      ...(attachment === undefined ? {} : { attachment }),
    })
    setText('')
    onReply(null)
  }
  return (
    <div className={styles['composer']}>
      <div className={styles['chips']} role="radiogroup" aria-label={t('speaker')}>
        {people.map(({ id, name, role }) => (
          <button
            key={id}
            type="button"
            role="radio"
            aria-checked={id === speaker}
            className={styles['chip']}
            onClick={() => onSpeaker(id)}
          >
            <RoleMark role={role} /> <bdi>{name}</bdi>
          </button>
        ))}
        <Button icon={<PlusOutlined />} onClick={onAddPerson}>
          {t('addPerson')}
        </Button>
      </div>
      {said?.do === 'say' ? (
        <p className={styles['replying']}>
          {t('replying', { text: said.text })}
          <Button type="link" size="small" onClick={() => onReply(null)}>
            {t('common:cancel')}
          </Button>
        </p>
      ) : null}
      <form
        className={styles['line']}
        onSubmit={(event) => {
          event.preventDefault()
          say()
        }}
      >
        <Input
          aria-label={t('message')}
          placeholder={full ? t('full') : t('placeholder')}
          value={text}
          disabled={full}
          maxLength={4_000}
          onChange={(event) => setText(event.target.value)}
        />
        <Dropdown trigger={['click']} disabled={full} menu={menuOf({ t, steps, speaker, say, onPlay })}>
          <Button icon={<PlusOutlined />} aria-label={t('more')} />
        </Dropdown>
        <Button
          type="primary"
          htmlType="submit"
          aria-label={t('send')}
          icon={<SendOutlined />}
          disabled={full || text.trim() === ''}
        >
          <span className={styles['sendWord']}>{t('send')}</span>
        </Button>
      </form>
      <div className={styles['time']} role="group" aria-label={t('time.title')}>
        <span>{t('time.title')}</span>
        {SPANS.map(([name, span]) => (
          <Button key={name} disabled={full} onClick={() => onPlay({ do: 'wait', span })}>
            {t(`time.${name}`)}
          </Button>
        ))}
        <Button disabled={full} onClick={() => onPlay({ do: 'wait', until: MORNING })}>
          {t('time.morning')}
        </Button>
      </div>
    </div>
  )
}

interface MenuTools extends Pick<ComposerProps, 'steps' | 'speaker' | 'onPlay'> {
  readonly t: ReturnType<typeof useWords<'playground'>>
  readonly say: (attachment?: Attachment) => void
}

/** Everything that people do beside writing; what is about a message is about the last one. */
function menuOf({ t, steps, speaker, say, onPlay }: MenuTools): MenuProps {
  const last = steps.findLastIndex((step) => step.do === 'say')
  const own = steps.findLastIndex((step) => step.do === 'say' && step.member === speaker)
  const edited = steps[own]
  return {
    items: [
      {
        key: 'attach',
        label: t('menu.attach'),
        children: ATTACHMENTS.map((type) => ({
          key: type,
          label: t(`attachments.${type}`),
          onClick: () => say(type),
        })),
      },
      { key: 'join', label: t('menu.join'), onClick: () => onPlay({ do: 'join', member: speaker }) },
      { key: 'leave', label: t('menu.leave'), onClick: () => onPlay({ do: 'leave', member: speaker }) },
      {
        key: 'react',
        label: t('menu.react'),
        disabled: last === -1,
        onClick: () => onPlay({ do: 'react', member: speaker, of: last, emoji: '👍' }),
      },
      {
        key: 'edit',
        label: t('menu.edit'),
        disabled: edited?.do !== 'say',
        onClick: () => {
          if (edited?.do === 'say')
            onPlay({ do: 'edit', of: own, text: t('menu.edited', { text: edited.text }) })
        },
      },
      {
        key: 'recall',
        label: t('menu.recall'),
        disabled: own === -1,
        onClick: () => onPlay({ do: 'recall', of: own }),
      },
    ],
  }
}

import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { RoleMark } from '../../ui/role-mark.tsx'
import { Deeds } from './deeds.tsx'
import styles from './playground.module.css'
import type { Step } from './stage.ts'
import type { Played, PlayedStep } from './use-play.ts'

interface StepRowProps {
  readonly place: number
  readonly step: Step
  readonly steps: readonly Step[]
  /** Absent while it is being played. */
  readonly played: PlayedStep | undefined
  readonly people: Played['people']
  /** Both a draft and a charter in force are played. */
  readonly both: boolean
  readonly onWhy: (place: number) => void
  readonly onReply: (place: number) => void
}

/** One step: who did what, and beside it what each charter does. */
export function StepRow({ place, step, steps, played, people, both, onWhy, onReply }: StepRowProps) {
  const t = useWords('playground')
  const format = useFormat()
  const actor = personOf(step, steps)
  const person = people.find(({ id }) => id === actor)
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? t('common:nobody')
  return (
    <li className={styles['step']} data-same={played?.same ?? true} data-place={place}>
      <div className={styles['what']}>
        {person ? (
          <p className={styles['who']}>
            <RoleMark role={person.role} />
            <bdi>{person.name}</bdi>
            {played ? <time>{format.time(played.at)}</time> : null}
          </p>
        ) : null}
        <StepWords step={step} steps={steps} at={played?.at} />
        <p className={styles['ways']}>
          {step.do === 'say' ? (
            <Button type="link" size="small" onClick={() => onReply(place)}>
              {t('reply')}
            </Button>
          ) : null}
          {played && hasTrace(played) ? (
            <Button type="link" size="small" onClick={() => onWhy(place)}>
              {t('whyButton')}
            </Button>
          ) : null}
        </p>
      </div>
      {played ? (
        <Worlds played={played} both={both} nameOf={nameOf} />
      ) : (
        <p className={styles['nothing']}>{t('playing')}</p>
      )}
    </li>
  )
}

function Worlds({
  played,
  both,
  nameOf,
}: {
  readonly played: PlayedStep
  readonly both: boolean
  readonly nameOf: (id: string | null) => string
}) {
  const t = useWords('playground')
  const { draft, live, same } = played
  const only = draft ?? live
  if (!both || same) {
    return (
      <div className={styles['worlds']} data-one="true">
        {both ? <h3 className={styles['world']}>{t('worlds.both')}</h3> : null}
        {only ? <Deeds world={only} nameOf={nameOf} /> : null}
      </div>
    )
  }
  return (
    <div className={styles['worlds']}>
      <section data-world="draft">
        <h3 className={styles['world']}>{t('worlds.draft')}</h3>
        {draft ? <Deeds world={draft} nameOf={nameOf} /> : null}
      </section>
      <section data-world="live">
        <h3 className={styles['world']}>{t('worlds.live')}</h3>
        {live ? <Deeds world={live} nameOf={nameOf} /> : null}
      </section>
    </div>
  )
}

function StepWords({
  step,
  steps,
  at,
}: {
  readonly step: Step
  readonly steps: readonly Step[]
  readonly at: number | undefined
}) {
  const t = useWords('playground')
  const format = useFormat()
  const quoted = (place: number) => {
    const said = steps[place]
    return said?.do === 'say' ? said.text : ''
  }
  switch (step.do) {
    case 'say':
      return (
        <div className={styles['bubble']}>
          {step.replyTo === undefined ? null : <blockquote>{quoted(step.replyTo)}</blockquote>}
          {step.attachment ? (
            <span className={styles['attachment']}>{t(`attachments.${step.attachment}`)}</span>
          ) : null}
          {step.text}
        </div>
      )
    case 'edit':
      return <div className={styles['bubble']}>{t('did.edit', { text: step.text })}</div>
    case 'react':
      return <p>{t('did.react', { emoji: step.emoji, text: quoted(step.of) })}</p>
    case 'recall':
      return <p>{t('did.recall', { text: quoted(step.of) })}</p>
    case 'wait': {
      const to = at === undefined ? '' : `${format.day(at)} ${format.time(at)}`
      return <p className={styles['passed']}>{t('did.wait', { to })}</p>
    }
    default:
      return <p>{t(`did.${step.do}`)}</p>
  }
}

function personOf(step: Step, steps: readonly Step[]): string | null {
  if ('member' in step) return step.member
  if (step.do === 'wait') return null
  const said = steps[step.of]
  return said?.do === 'say' ? said.member : null
}

function hasTrace({ draft, live }: PlayedStep): boolean {
  return [draft, live].some((world) => world !== null && world.events.length > 0)
}

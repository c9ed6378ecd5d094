import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { readDraft } from '../../parts/draft/kept.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { AddPerson } from './add-person.tsx'
import { Composer } from './composer.tsx'
import { EXAMPLES } from './examples.ts'
import styles from './playground.module.css'
import type { Person } from './stage.ts'
import { StepRow } from './step-row.tsx'
import { usePlay, type Played } from './use-play.ts'
import { useStage, type StageDesk } from './use-stage.ts'
import { WhySheet } from './why-sheet.tsx'

/** A person before the first answer has come. */
const asShown = ({ id, name, role, outside = false }: Person): Shown => ({
  id,
  name,
  role: role === 'admin' ? 'manager' : (role ?? 'member'),
  outside,
  member: null,
})

const MOST_STEPS = 300
const NO_TRACES: readonly number[] = []

type Shown = Played['people'][number]

/** A chat that is not real: what the draft would do, beside what the charter in force does. */
export function PlaygroundPage() {
  const t = useWords('playground')
  const { id } = useCommunity()
  const [source] = useState(() => readDraft(id)?.source ?? null)
  const desk = useStage(id)
  const { stage } = desk
  const play = usePlay(id, stage, source, NO_TRACES)
  const [speaker, setSpeaker] = useState('newcomer')
  const [replyTo, setReplyTo] = useState<number | null>(null)
  const [asked, setAsked] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  const people = play.data?.people ?? stage.people.map(asShown)
  const speaking = people.some((person) => person.id === speaker) ? speaker : (people[0]?.id ?? speaker)
  const different = play.data?.steps.filter(({ same }) => !same).length ?? 0
  const both = source !== null && play.data?.live !== null && play.data?.faults === 0
  return (
    <Page
      title={t('common:pages.playground')}
      finding={
        stage.steps.length === 0
          ? t('intro')
          : both
            ? t('finding', { count: different, steps: stage.steps.length })
            : t('findingOne')
      }
      tools={<Tools desk={desk} community={id} played={play.data} />}
    >
      {play.error ? <Failure error={play.error} retry={() => void play.refetch()} /> : null}
      <Standing played={play.data} drafted={source !== null} />
      <div className={styles['surface']}>
        {stage.steps.length === 0 ? <Beginning desk={desk} /> : null}
        <Steps desk={desk} played={play.data} both={both} onWhy={setAsked} onReply={setReplyTo} />
        <Composer
          people={people}
          speaker={speaking}
          steps={stage.steps}
          replyTo={replyTo}
          full={stage.steps.length >= MOST_STEPS}
          onSpeaker={setSpeaker}
          onAddPerson={() => setAdding(true)}
          onReply={setReplyTo}
          onPlay={desk.play}
        />
      </div>
      <WhySheet community={id} stage={stage} source={source} place={asked} onClose={() => setAsked(null)} />
      <AddPerson
        open={adding}
        roles={play.data?.roles ?? []}
        onClose={() => setAdding(false)}
        onAdd={(person) => setSpeaker(desk.addPerson(person))}
      />
    </Page>
  )
}

/** Why only one of the two charters is played. */
function Standing({ played, drafted }: { readonly played: Played | undefined; readonly drafted: boolean }) {
  const t = useWords('playground')
  if (!played) return null
  if (played.faults > 0)
    return <Alert type="warning" title={t('standing.faults', { count: played.faults })} />
  if (!drafted) return <p className={styles['standing']}>{t('standing.noDraft')}</p>
  return played.live === null ? <p className={styles['standing']}>{t('standing.noLive')}</p> : null
}

function Beginning({ desk }: { readonly desk: StageDesk }) {
  const t = useWords('playground')
  return (
    <Empty
      title={t('empty.title')}
      text={t('empty.text')}
      example={
        <div className={styles['examples']}>
          {EXAMPLES.map((example) => (
            <Button key={example} onClick={() => desk.example(example)}>
              {t(`examples.${example}.title`)}
            </Button>
          ))}
        </div>
      }
    />
  )
}

interface StepsProps {
  readonly desk: StageDesk
  readonly played: Played | undefined
  readonly both: boolean
  readonly onWhy: (place: number) => void
  readonly onReply: (place: number) => void
}

function Steps({ desk, played, both, onWhy, onReply }: StepsProps) {
  const t = useWords('playground')
  const { steps } = desk.stage
  const list = useRef<HTMLOListElement>(null)
  const last = played?.steps.length ?? 0
  useEffect(() => {
    if (last > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [last])
  if (steps.length === 0) return null
  return (
    <ol ref={list} className={styles['steps']} aria-label={t('steps')}>
      {steps.map((step, place) => (
        <StepRow
          key={place}
          {...{ place, step, steps, both, onWhy, onReply }}
          played={played?.steps[place]}
          people={played?.people ?? []}
        />
      ))}
    </ol>
  )
}

function Tools({
  desk,
  community,
  played,
}: {
  readonly desk: StageDesk
  readonly community: string
  readonly played: Played | undefined
}) {
  const t = useWords('playground')
  const groups = useQuery({
    queryKey: ['groups', community],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/groups', { params: { path: { community } } })),
  })
  const { stage } = desk
  const kinds = (played?.kinds ?? []).map(({ id, purpose }) => ({
    value: `kind:${id}`,
    label: t('scene.kind', { id, purpose }),
  }))
  const copies = (groups.data?.groups ?? [])
    .filter(({ kind }) => kind !== null)
    .map(({ id, name }) => ({ value: `group:${id}`, label: name ?? id }))
  const value =
    stage.group === null ? `kind:${stage.kind ?? played?.kinds[0]?.id ?? ''}` : `group:${stage.group}`
  const isKnown = [...kinds, ...copies].some((one) => one.value === value)
  return (
    <div className={styles['tools']}>
      <label>
        <span>{t('scene.title')}</span>
        <Select
          className={styles['scene'] ?? ''}
          value={isKnown ? value : null}
          loading={!isKnown}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('scene.invented'), options: kinds },
            { label: t('scene.copied'), options: copies },
          ]}
          onChange={(chosen) => {
            const [what, ...rest] = chosen.split(':')
            const id = rest.join(':')
            desk.choose(what === 'group' ? { kind: null, group: id } : { kind: id, group: null })
          }}
        />
      </label>
      {stage.steps.length === 0 ? null : (
        <>
          <Button onClick={desk.takeBack}>{t('takeBack')}</Button>
          <Button onClick={desk.reset}>{t('reset')}</Button>
        </>
      )}
    </div>
  )
}

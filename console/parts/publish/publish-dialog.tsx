import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { ApiFault } from '../../api/fault.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ChangesList, RoleDifferences } from './changes-list.tsx'
import { Effects } from './effects.tsx'
import { Published } from './published.tsx'
import styles from './publish.module.css'
import { usePublish } from './use-publication.ts'
import { WordLists, type WordFiles } from './word-lists.tsx'

export interface PublishDialogProps {
  readonly community: string
  /** Text of the draft. */
  readonly draft: string
  /** Version that the draft began from; another one in force has to be confirmed. */
  readonly base?: number
  readonly open: boolean
  readonly onClose: () => void
  readonly onPublished?: (version: number) => void
}

/** Shows what publishing changes, asks why, publishes, and says what happened. */
export function PublishDialog(props: PublishDialogProps) {
  const t = useWords('publish')
  const [done, setDone] = useState<Done | null>(null)
  return (
    <Modal
      open={props.open}
      onCancel={props.onClose}
      title={done ? t('done.title', { version: done.version }) : t('title')}
      footer={null}
      afterClose={() => setDone(null)}
      width={640}
      destroyOnHidden
    >
      {done ? (
        <Published community={props.community} {...done} onClose={props.onClose} />
      ) : (
        <Publishing
          {...props}
          onPublished={(version, before) => {
            setDone({ version, before })
            props.onPublished?.(version)
          }}
        />
      )}
    </Modal>
  )
}

interface Done {
  readonly version: number
  /** Version that was in force before, 0 = none. */
  readonly before: number
}

type PublishingProps = Omit<PublishDialogProps, 'onPublished'> & {
  readonly onPublished: (version: number, before: number) => void
}

function Publishing({ community, draft, base, onClose, onPublished }: PublishingProps) {
  const [files, setFiles] = useState<WordFiles>({})
  const preview = useQuery({
    queryKey: ['charters', community, 'preview', draft, files],
    queryFn: () =>
      ask(
        api.POST('/api/v1/communities/{community}/charters/preview', {
          params: { path: { community } },
          body: { source: draft, files },
        }),
      ),
    staleTime: 0,
    placeholderData: (before) => before,
  })
  if (preview.error) return <Failure error={preview.error} retry={() => void preview.refetch()} />
  if (!preview.data) return <Waiting rows={6} />
  const { data } = preview
  const give = (name: string, text: string) => setFiles((given) => ({ ...given, [name]: text }))
  const form = { community, draft, files, base, preview: data, onClose, onPublished }
  return (
    <div className={styles['dialog']}>
      {data.valid ? <Summary preview={data} /> : <Faults faults={data.faults} />}
      <WordLists files={data.files} onGive={give} />
      {data.valid ? <PublishForm {...form} refresh={() => void preview.refetch()} /> : null}
    </div>
  )
}

type Preview = Schemas['PublicationPreview']

function Summary({ preview }: { readonly preview: Preview }) {
  const t = useWords('publish')
  const nothing = preview.changes.length === 0
  return (
    <>
      <RoleDifferences roles={preview.roles} />
      <p>
        {preview.base === 0 ? t('first') : nothing ? t('nothing') : t('since', { version: preview.base })}
      </p>
      <ChangesList changes={preview.changes} />
      <Effects preview={preview} />
    </>
  )
}

function Faults({ faults }: { readonly faults: Preview['faults'] }) {
  const t = useWords('publish')
  const errors = faults.filter(({ severity }) => severity === 'error')
  return (
    <Alert
      type="error"
      title={t('faults', { count: errors.length })}
      description={
        <ul className={styles['details']}>
          {errors.slice(0, 8).map(({ line, column, message, hint }) => (
            <li key={`${line}:${column} ${message}`}>
              {t('fault', { line, message })} {hint}
            </li>
          ))}
        </ul>
      }
    />
  )
}

interface FormProps extends PublishingProps {
  readonly files: WordFiles
  readonly preview: Preview
  readonly refresh: () => void
}

function PublishForm({
  community,
  draft,
  files,
  base,
  preview,
  refresh,
  onClose,
  onPublished,
}: Omit<FormProps, 'open'>) {
  const t = useWords('publish')
  const { can } = useCommunity()
  const publish = usePublish(community)
  const [reason, setReason] = useState('')
  const [agreed, setAgreed] = useState(false)
  const overtaken = base !== undefined && base !== preview.base
  const missing = !can('steward')
    ? t('needs.right')
    : reason.trim() === ''
      ? t('needs.reason')
      : overtaken && !agreed
        ? t('needs.agreement')
        : null
  const send = () =>
    publish.mutate(
      { source: draft, files, reason: reason.trim(), base: preview.base },
      {
        onSuccess: ({ version }) => onPublished(version, preview.base),
        onError: (error) => {
          if (error instanceof ApiFault && error.status === 409) refresh()
        },
      },
    )
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) send()
      }}
    >
      {overtaken ? (
        <Overtaken version={preview.base}>
          <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
            {t('stale.agree', { version: preview.base })}
          </Checkbox>
        </Overtaken>
      ) : null}
      <label className={styles['reason']}>
        <span>{t('reason')}</span>
        <GrowingText
          maxLength={500}
          value={reason}
          placeholder={t('reasonExample')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {publish.error ? <Failure error={publish.error} /> : null}
      <div className={styles['foot']}>
        {missing === null ? null : <span className={styles['missing']}>{missing}</span>}
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={missing !== null} loading={publish.isPending}>
          {t('publish')}
        </Button>
      </div>
    </form>
  )
}

function Overtaken({ version, children }: { readonly version: number; readonly children: ReactNode }) {
  const t = useWords('publish')
  return <Alert type="warning" title={t('stale.title', { version })} description={children} />
}

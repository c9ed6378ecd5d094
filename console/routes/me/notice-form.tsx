import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Select, Switch } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { MinuteField } from './minute-field.tsx'
import styles from './notices.module.css'
import { NOTICES, noticesQuery } from './notices-query.ts'
import type { Kind, Preferences } from './notices-query.ts'

interface NoticeFormProps {
  readonly kinds: readonly Kind[]
  readonly preferences: Preferences
}

const NIGHT = { from: 22 * 60, to: 8 * 60 }

/** Of what the operator is told and when not; each change holds at once and can be taken back. */
export function NoticeForm({ kinds, preferences }: NoticeFormProps) {
  const t = useWords('notices')
  const language = useLanguage()
  const client = useQueryClient()
  const toast = useToast()
  const { queryKey } = noticesQuery(language)
  const saving = useMutation({
    mutationFn: (next: Preferences) => ask(api.PUT('/api/v1/operators/me/notices', { body: next })),
    onMutate: (next) => {
      const before = client.getQueryData(queryKey)
      if (before) client.setQueryData(queryKey, { ...before, preferences: next })
      return before
    },
    onError: (error, _next, before) => {
      client.setQueryData(queryKey, before)
      toast.failed(error)
    },
    onSettled: () => client.invalidateQueries({ queryKey: NOTICES }),
  })
  const set = (change: Partial<Preferences>) => saving.mutate({ ...preferences, ...change })
  const { quiet, brief, modes } = preferences
  return (
    <div className={styles['form']}>
      <h3>{t('what')}</h3>
      <div className={styles['kinds']}>
        {kinds
          .filter(({ kind }) => kind !== 'test' && kind !== 'brief')
          .map(({ kind, title, mode, urgent }) => (
            <div key={kind} className={styles['kind']}>
              <span>
                {title[language]}
                {urgent ? <span className={styles['urgent']}>{t('urgent')}</span> : null}
              </span>
              <Select
                aria-label={title[language]}
                value={modes[kind] ?? mode}
                onChange={(value) => set({ modes: { ...modes, [kind]: value } })}
                options={(urgent
                  ? (['now', 'never'] as const)
                  : (['now', 'gather', 'brief', 'never'] as const)
                ).map((value) => ({ value, label: t(`modes.${value}`) }))}
                popupMatchSelectWidth={false}
              />
            </div>
          ))}
      </div>
      <h3>{t('quiet')}</h3>
      <p className={styles['soft']}>{t('quietText')}</p>
      <div className={styles['row']}>
        <Switch
          aria-label={t('quiet')}
          checked={quiet !== null}
          onChange={(on) => set({ quiet: on ? NIGHT : null })}
        />
        {quiet ? (
          <>
            <MinuteField
              label={t('quietFrom')}
              value={quiet.from}
              onChange={(from) => set({ quiet: { ...quiet, from } })}
            />
            <span aria-hidden="true">–</span>
            <MinuteField
              label={t('quietTo')}
              value={quiet.to}
              onChange={(to) => set({ quiet: { ...quiet, to } })}
            />
          </>
        ) : null}
      </div>
      <h3>{t('brief')}</h3>
      <p className={styles['soft']}>{t('briefText')}</p>
      <div className={styles['row']}>
        <Switch
          aria-label={t('brief')}
          checked={brief.on}
          onChange={(on) => set({ brief: { ...brief, on } })}
        />
        {brief.on ? (
          <MinuteField
            label={t('briefAt')}
            value={brief.minute}
            onChange={(minute) => set({ brief: { ...brief, minute } })}
          />
        ) : null}
      </div>
    </div>
  )
}

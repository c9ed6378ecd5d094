import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import type { GroupVitals } from '../../parts/groups/vitals.ts'
import type { Kinds } from './assign-sheet.tsx'
import { useAssign } from './assigning.ts'
import styles from './page.module.css'

const NONE = ' none'

/** The kind of one group, and what its kind asks for. */
export function GroupForm({ group, kinds }: { readonly group: GroupVitals; readonly kinds: Kinds }) {
  const t = useWords('groups')
  const { can } = useCommunity()
  const [kind, setKind] = useState(group.kind)
  const [values, setValues] = useState<Readonly<Record<string, string>>>(group.values)
  const assign = useAssign(() => undefined)
  const asked = kinds.find(({ id }) => id === kind)?.values ?? []
  const dirty =
    kind !== group.kind || asked.some((name) => (values[name] ?? '') !== (group.values[name] ?? ''))
  const may = can('manager')
  const save = (): void =>
    assign.mutate({
      assignment: {
        by: 'groups',
        groups: [group.id],
        kind,
        values: Object.fromEntries(asked.map((name) => [name, values[name] ?? ''])),
      },
    })
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (dirty && may) save()
      }}
    >
      <h3>{t('sheet.settings')}</h3>
      {group.proposal !== null && kind === null ? (
        <div>
          <Button onClick={() => setKind(group.proposal)} disabled={!may}>
            {t('sheet.take', { kind: group.proposal })}
          </Button>
        </div>
      ) : null}
      <label>
        <span>{t('assign.kind')}</span>
        <Select
          aria-label={t('assign.kind')}
          disabled={!may}
          value={kind ?? NONE}
          onChange={(value) => setKind(value === NONE ? null : value)}
          options={[
            ...kinds.map(({ id, purpose }) => ({ value: id, label: `${id} · ${purpose}` })),
            { value: NONE, label: t('assign.kindNone') },
          ]}
        />
      </label>
      {asked.map((name) => (
        <label key={name}>
          <span>{name}</span>
          <Input
            value={values[name] ?? ''}
            maxLength={500}
            disabled={!may}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </label>
      ))}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!dirty || !may}
          loading={assign.isPending}
          title={may ? undefined : t('assign.viewer')}
        >
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}

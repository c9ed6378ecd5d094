import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Popconfirm } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { useSession } from '../../session.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { useToast } from '../../ui/toast.ts'
import { LinkShown } from './link-shown.tsx'
import styles from './people.module.css'
import { RightFields } from './right-fields.tsx'
import { rightBody } from './types.ts'
import type { Operator, RightGiven } from './types.ts'

/** What a steward can do about somebody's right. */
export function OperatorActs({ operator }: { readonly operator: Operator }) {
  const t = useWords('people')
  const { rights, operator: me } = useSession()
  const [changing, setChanging] = useState(false)
  const overAll = rights.some((held) => held.community === 'all' && held.right === 'steward')
  // What holds everywhere is for those to change whose right does as well.
  const mayTake = !operator.everywhere || overAll
  return (
    <div className={styles['acts']}>
      <Button onClick={() => setChanging(true)}>{t('change')}</Button>
      {overAll && operator.id !== me.id ? <MakeLink operator={operator} /> : null}
      {mayTake ? <TakeRight operator={operator} /> : null}
      <ChangeSheet operator={operator} open={changing} onClose={() => setChanging(false)} />
    </div>
  )
}

function TakeRight({ operator }: { readonly operator: Operator }) {
  const t = useWords('people')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const { id, name, everywhere } = operator
  const taking = useMutation({
    mutationFn: () =>
      ask(
        api.DELETE('/api/v1/communities/{community}/operators/{operator}', {
          params: { path: { community, operator: id }, query: everywhere ? { everywhere: 'true' } : {} },
        }),
      ),
    onSuccess: () => toast.done(t('removed', { name })),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['operators', community] }),
  })
  return (
    <Popconfirm
      title={t('sure', { name })}
      description={t('sureText')}
      okText={t('remove')}
      okButtonProps={{ danger: true }}
      cancelText={t('common:cancel')}
      onConfirm={() => taking.mutate()}
    >
      <Button loading={taking.isPending}>{t('remove')}</Button>
    </Popconfirm>
  )
}

function MakeLink({ operator }: { readonly operator: Operator }) {
  const t = useWords('people')
  const toast = useToast()
  const { id, name } = operator
  const making = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/operators/{operator}/link', { params: { path: { operator: id } } })),
    onError: toast.failed,
  })
  return (
    <>
      <Button loading={making.isPending} onClick={() => making.mutate()}>
        {t('makeLink')}
      </Button>
      <Sheet title={t('signInLink', { name })} open={making.isSuccess} onClose={() => making.reset()}>
        {making.data ? <LinkShown text={t('signInText', { name })} link={making.data.link} /> : null}
      </Sheet>
    </>
  )
}

interface ChangeSheetProps {
  readonly operator: Operator
  readonly open: boolean
  readonly onClose: () => void
}

function ChangeSheet({ operator, open, onClose }: ChangeSheetProps) {
  const t = useWords('people')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const { id, name, right, everywhere, limits } = operator
  const changing = useMutation({
    mutationFn: (given: RightGiven) =>
      ask(
        api.PUT('/api/v1/communities/{community}/operators/{operator}', {
          params: { path: { community, operator: id } },
          body: rightBody(given),
        }),
      ),
    onSuccess: () => {
      toast.done(t('changed', { name }))
      onClose()
      return Promise.all([
        client.invalidateQueries({ queryKey: ['operators', community] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ])
    },
  })
  const before: RightGiven = {
    right,
    everywhere,
    isLimited: limits !== undefined,
    kinds: limits?.kinds ?? [],
    groups: limits?.groups ?? [],
  }
  return (
    <Sheet title={name} open={open} onClose={onClose}>
      <Form<RightGiven>
        layout="vertical"
        requiredMark={false}
        initialValues={before}
        onFinish={(given) => changing.mutate(given)}
      >
        <RightFields />
        <Fault error={changing.error} />
        <Button type="primary" htmlType="submit" block loading={changing.isPending}>
          {t('save')}
        </Button>
      </Form>
    </Sheet>
  )
}

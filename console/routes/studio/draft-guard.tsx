import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useWords } from '../../locale/words.ts'

/** Pages that go on with the draft. */
const WITH_DRAFT = /\/(?:studio|playground|versions)$/

/** A draft is not lost when one leaves, but nothing is decided by it either: said once, before one goes. */
export function DraftGuard({ dirty }: { readonly dirty: boolean }) {
  const t = useWords('studio')
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty && current.pathname !== next.pathname && !WITH_DRAFT.test(next.pathname),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title={t('leave.title')}
      okText={t('leave.go')}
      cancelText={t('leave.stay')}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {t('leave.text')}
    </Modal>
  )
}

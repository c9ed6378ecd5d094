import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useWords } from '../locale/words.ts'

/** Asks before a page with unsaved changes is left, also by closing the window. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const t = useWords('common')
  const { status, proceed, reset } = useBlocker({
    // Another tab, filter or sheet of the same page keeps what was written.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title={t('leave.title')}
      okText={t('leave.go')}
      cancelText={t('leave.stay')}
      okButtonProps={{ danger: true }}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {t('leave.text')}
    </Modal>
  )
}

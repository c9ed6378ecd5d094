import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { forgetDevice, hasUnsaved } from '../device/device.ts'

/** Ends the session here; whoever opens this browser next finds nothing of it. Asks first where work would be lost. */
export function useSignOut() {
  const toast = useToast()
  const t = useWords('common')
  const { modal } = App.useApp()
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: async () => {
      await ask(api.DELETE('/api/v1/session'))
      await forgetDevice()
    },
    onSuccess: leave,
    onError: toast.failed,
  })
  const signOut = (): void => {
    if (!hasUnsaved()) return mutate()
    modal.confirm({
      title: t('signingOut.title'),
      content: t('signingOut.text'),
      okText: t('signOut'),
      cancelText: t('leave.stay'),
      okButtonProps: { danger: true },
      onOk: () => mutate(),
    })
  }
  return { signOut, isLeaving: isPending || isSuccess }
}

/** Loaded anew: what this page remembers of the operator goes with it, and the way back does not show it again. */
function leave(): void {
  window.addEventListener('pageshow', () => window.location.reload())
  window.location.replace('/sign-in')
}

import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { useToast } from '../../ui/toast.ts'

/** Answers that the worker of the round keeps for the time without a network. */
const KEPT_ANSWERS = 'folkmoot-round-answers-1'

/** Ends the session here; whoever opens this browser next finds nothing of it. */
export function useSignOut() {
  const toast = useToast()
  return useMutation({
    mutationFn: async () => {
      await ask(api.DELETE('/api/v1/session'))
      // Only pages in a secure context have kept anything.
      if ('caches' in window) await caches.delete(KEPT_ANSWERS)
    },
    // Loaded anew: what this page remembers of the operator goes with it.
    onSuccess: () => window.location.replace('/sign-in'),
    onError: toast.failed,
  })
}

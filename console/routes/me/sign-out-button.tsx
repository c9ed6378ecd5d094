import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useSignOut } from '../../parts/sign-out/use-sign-out.ts'

export function SignOutButton() {
  const t = useWords('common')
  const leaving = useSignOut()
  return (
    <Button loading={leaving.isPending || leaving.isSuccess} onClick={() => leaving.mutate()}>
      {t('signOut')}
    </Button>
  )
}

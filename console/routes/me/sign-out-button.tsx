import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useSignOut } from '../../parts/sign-out/use-sign-out.ts'

export function SignOutButton() {
  const t = useWords('common')
  const { signOut, isLeaving } = useSignOut()
  return (
    <Button loading={isLeaving} onClick={signOut}>
      {t('signOut')}
    </Button>
  )
}

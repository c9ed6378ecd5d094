import { Button } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MineSheet } from './mine-sheet.tsx'
import type { Place } from './use-member.ts'

/** What only stewards do, and nothing takes back. */
export function MemberActs({ place, name }: { readonly place: Place; readonly name: string }) {
  const t = useWords('members')
  const { can } = useCommunity()
  const [open, setOpen] = useState<'link' | 'mine' | 'erase' | null>(null)
  if (!can('steward')) return null
  const close = () => setOpen(null)
  return (
    <>
      <Button onClick={() => setOpen('link')}>{t('link.open')}</Button>
      <Button onClick={() => setOpen('mine')}>{t('mine.open')}</Button>
      <Button danger onClick={() => setOpen('erase')}>
        {t('erase.open')}
      </Button>
      <LinkDialog place={place} open={open === 'link'} onClose={close} />
      <MineSheet place={place} name={name} open={open === 'mine'} onClose={close} />
      <EraseDialog key={name} place={place} name={name} open={open === 'erase'} onClose={close} />
    </>
  )
}

import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined'
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import { Link, Outlet, useParams, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '../locale/words.ts'
import { useSession } from '../session.ts'
import { keysAsWritten } from '../ui/keys.ts'
import { Ring } from '../ui/ring.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { usePhone } from '../ui/width.ts'
import styles from './frame.module.css'
import { HouseNavigation } from './house-navigation.tsx'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { PlaceKeys } from './place-keys.tsx'
import { openPalette } from './palette-state.ts'
import { WaitingPage } from './standing-in.tsx'
import { Switcher } from './switcher.tsx'
import { Tabs } from './tabs.tsx'

/** What stands around every page: where one is, where one can go, and the page itself. */
export function Frame() {
  const phone = usePhone()
  const t = useWords('common')
  const { community } = useParams({ strict: false })
  const main = useRef<HTMLElement>(null)
  const router = useRouter()
  // Who hears or types a page begins at its top, as after any change of pages.
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged }) => {
        if (pathChanged) main.current?.focus({ preventScroll: true })
      }),
    [router],
  )
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#page">
        {t('skip')}
      </a>
      {phone ? <TopBar community={community} /> : <Side community={community} />}
      <main ref={main} id="page" className={styles['main']} tabIndex={-1}>
        <Suspense fallback={<WaitingPage />}>
          <Outlet />
        </Suspense>
      </main>
      {phone && community ? <Tabs /> : null}
      <Palette />
      {community ? <PlaceKeys /> : null}
    </div>
  )
}

interface InCommunity {
  readonly community: string | undefined
}

function Side({ community }: InCommunity) {
  const t = useWords('common')
  const { operator } = useSession()
  return (
    <aside className={styles['side']}>
      <div className={styles['brand']}>
        <Ring />
        <Switcher />
      </div>
      <Button className={styles['search']} icon={<SearchOutlined />} onClick={openPalette}>
        <span className={styles['searchWords']}>{t('palette.open')}</span>
        <kbd className={styles['searchWords']} aria-hidden="true">
          {keysAsWritten('mod+k')}
        </kbd>
      </Button>
      {community ? <Navigation /> : <HouseNavigation />}
      <Link to="/me" className={styles['me']} title={t('pages.me')}>
        <UserOutlined aria-hidden="true" />
        <span className={styles['meName']}>{operator.name}</span>
      </Link>
    </aside>
  )
}

function TopBar({ community }: InCommunity) {
  const t = useWords('common')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <header className={styles['top']}>
      <Ring size={24} />
      <Switcher />
      <Button type="text" icon={<SearchOutlined />} aria-label={t('palette.open')} onClick={openPalette} />
      <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setOpen(true)} />
      <Sheet title={t('menu')} open={open} onClose={close}>
        {community ? <Navigation onGone={close} /> : <HouseNavigation onGone={close} />}
        <Link to="/me" className={styles['me']} onClick={close}>
          <UserOutlined aria-hidden="true" />
          <span>{t('pages.me')}</span>
        </Link>
      </Sheet>
    </header>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../community.ts'
import { useWords } from '../locale/words.ts'
import { useAllShortcuts, useShortcuts } from '../ui/shortcuts.ts'
import { keysAsWritten } from '../ui/keys.ts'
import styles from './place-keys.module.css'
import { PLACES, SECTIONS } from './places.ts'

/** `g` and a letter leads to a place; `?` shows all keys. */
export function PlaceKeys() {
  const t = useWords('common')
  const navigate = useNavigate()
  const { id, can } = useCommunity()
  const [shown, setShown] = useState(false)
  const places = SECTIONS.flatMap((section) => PLACES[section]).filter(
    ({ needs }) => needs === undefined || can(needs),
  )
  useShortcuts(t('shortcuts.places'), [
    { keys: '?', label: t('shortcuts.all'), run: () => setShown(true) },
    ...places.map(({ name, to, key }) => ({
      keys: `g ${key}`,
      label: t(`pages.${name}`),
      run: () => void navigate({ to, params: { community: id } }),
    })),
  ])
  return (
    <Modal
      open={shown}
      onCancel={() => setShown(false)}
      footer={null}
      title={t('shortcuts.all')}
      destroyOnHidden
    >
      <Overview />
    </Modal>
  )
}

function Overview() {
  const scopes = useAllShortcuts()
  return (
    <div className={styles['scopes']}>
      {scopes.toReversed().map(({ name, shortcuts }) => (
        <section key={name}>
          <dl className={styles['keys']}>
            {shortcuts.map(({ keys, label }) => (
              <div key={keys} className={styles['pair']}>
                <dt>
                  <kbd>{keysAsWritten(keys)}</kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

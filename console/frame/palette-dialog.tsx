import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../locale/words.ts'
import { keysAsWritten } from '../ui/keys.ts'
import { setPalette } from './palette-state.ts'
import styles from './palette.module.css'
import { useFound } from './use-found.ts'

/** The open palette: loaded when it is opened first. */
export function PaletteDialog({ open }: { readonly open: boolean }) {
  const t = useWords('common')
  return (
    <Modal
      open={open}
      onCancel={() => setPalette(false)}
      footer={null}
      closable={false}
      title={<span className="unseen">{t('palette.open')}</span>}
      className={styles['palette'] ?? ''}
      destroyOnHidden
      style={{ top: 64 }}
    >
      <Finder />
    </Modal>
  )
}

function Finder() {
  const t = useWords('common')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = useFound(words)
  const run = (place: number) => {
    const command = found[place]
    if (!command) return
    setPalette(false)
    command.run()
  }
  const move = (step: number) => setChosen((chosen + step + found.length) % Math.max(1, found.length))
  return (
    <>
      <Input
        autoFocus
        variant="borderless"
        size="large"
        value={words}
        placeholder={t('palette.placeholder')}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] ? `palette-${chosen}` : undefined}
        aria-label={t('palette.placeholder')}
        onChange={({ target }) => {
          setWords(target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter') run(chosen)
          else return
          event.preventDefault()
        }}
      />
      <div id="palette-list" className={styles['list']} role="listbox" aria-label={t('palette.open')}>
        {found.map(({ id, label, keys }, place) => (
          <div
            key={id}
            id={`palette-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={place === chosen ? styles['chosen'] : styles['command']}
            onPointerMove={() => setChosen(place)}
            onMouseDown={(event) => {
              event.preventDefault()
              run(place)
            }}
          >
            <span>{label}</span>
            {keys ? <kbd>{keysAsWritten(keys)}</kbd> : null}
          </div>
        ))}
        {found.length === 0 ? <p className={styles['nothing']}>{t('palette.nothing')}</p> : null}
      </div>
    </>
  )
}

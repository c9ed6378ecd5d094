import { Button, Upload } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './publish.module.css'

export type WordFiles = Readonly<Record<string, string>>

interface WordListsProps {
  readonly files: readonly { readonly name: string; readonly state: 'kept' | 'given' | 'missing' }[]
  readonly onGive: (name: string, text: string) => void
}

/** Word lists in files: which the draft names, which are there, and a way to bring one. */
export function WordLists({ files, onGive }: WordListsProps) {
  const t = useWords('publish')
  if (files.length === 0) return null
  return (
    <section>
      <h3>{t('files.title')}</h3>
      <ul className={styles['files']}>
        {files.map(({ name, state }) => (
          <li key={name} data-state={state}>
            <span>
              <code>{name}</code> {t(`files.${state}`)}
            </span>
            <Upload
              accept=".txt,text/plain"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(file) => {
                void file.text().then((text) => onGive(name, text))
                return Upload.LIST_IGNORE
              }}
            >
              <Button>{t(state === 'missing' ? 'files.bring' : 'files.replace')}</Button>
            </Upload>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Upload } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import type { Kinds } from './assign-sheet.tsx'
import styles from './page.module.css'

export interface CsvFile {
  readonly name: string
  readonly size: number
  readonly base64: string
}

interface CsvFieldProps {
  readonly kinds: Kinds
  readonly file: CsvFile | null
  readonly onFile: (file: CsvFile) => void
}

const LARGEST = 1_400_000

/** Takes a file as it is: which encoding it has is found out by the server. */
export function CsvField({ kinds, file, onFile }: CsvFieldProps) {
  const t = useWords('groups')
  const format = useFormat()
  const { id } = useCommunity()
  const [large, setLarge] = useState(false)
  const values = [...new Set(kinds.flatMap((kind) => kind.values))]
  const take = async (chosen: File): Promise<void> => {
    setLarge(chosen.size > LARGEST)
    if (chosen.size > LARGEST) return
    onFile({ name: chosen.name, size: chosen.size, base64: toBase64(await chosen.arrayBuffer()) })
  }
  return (
    <>
      <Upload.Dragger
        accept=".csv,.txt,text/csv"
        showUploadList={false}
        beforeUpload={(chosen) => {
          void take(chosen)
          return false
        }}
      >
        <p>
          {file === null
            ? t('assign.csvDrop')
            : t('assign.csvChosen', { name: file.name, size: format.bytes(file.size) })}
        </p>
        <p className={styles['line']}>
          {t('assign.csvHelp', { values: values.map((name) => t('assign.csvValue', { name })).join('') })}
        </p>
      </Upload.Dragger>
      {large ? (
        <p className={styles['why']} role="alert">
          {t('assign.tooLarge')}
        </p>
      ) : null}
      <a href={`/api/v1/communities/${id}/groups/export`} download>
        {t('assign.csvExample')}
      </a>
    </>
  )
}

function toBase64(buffer: ArrayBuffer): string {
  let binary = ''
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useToast } from '../../ui/toast.ts'
import { isUnderWay } from './histories.ts'
import type { History } from './histories.ts'
import { upload } from './upload.ts'

export interface Uploads {
  /** Names of the files that this page is sending. */
  readonly sending: readonly string[]
  readonly add: (files: readonly File[]) => void
}

/** Sends files one after another, so that each gets the whole line. */
export function useUploads(community: string, known: readonly History[]): Uploads {
  const client = useQueryClient()
  const toast = useToast()
  const [sending, setSending] = useState<readonly string[]>([])
  const queue = useRef(Promise.resolve())
  const look = () => client.invalidateQueries({ queryKey: ['histories', community] })
  const send = async (file: File): Promise<void> => {
    const begun = known.find(
      (each) =>
        isUnderWay(each) && each.name === file.name && each.size === file.size && each.received < each.size,
    )
    const watching = setInterval(() => void look(), 1_000)
    try {
      await upload(community, file, begun)
    } catch (error) {
      toast.failed(error)
    } finally {
      clearInterval(watching)
      setSending((names) => names.filter((name) => name !== file.name))
      await look()
    }
  }
  return {
    sending,
    add: (files) => {
      const some = files.filter(({ size }) => size > 0)
      setSending((names) => [...names, ...some.map(({ name }) => name)])
      for (const file of some) queue.current = queue.current.then(() => send(file))
    },
  }
}

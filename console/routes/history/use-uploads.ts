import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useToast } from '../../ui/toast.ts'
import { isUnderWay } from './histories.ts'
import type { History } from './histories.ts'
import { upload } from './upload.ts'
import type { Parcel } from './upload.ts'

export interface Uploads {
  /** Names of the files that this page is sending. */
  readonly sending: readonly string[]
  readonly add: (parcels: readonly Parcel[]) => void
  /** The server has the beginning of this very file: it goes on from there. */
  readonly isBegun: (file: File) => boolean
}

/** Sends files one after another, so that each gets the whole line. */
export function useUploads(community: string, known: readonly History[]): Uploads {
  const client = useQueryClient()
  const toast = useToast()
  const [sending, setSending] = useState<readonly string[]>([])
  const queue = useRef(Promise.resolve())
  const look = () => client.invalidateQueries({ queryKey: ['histories', community] })
  const begunOf = ({ name, size }: File) =>
    known.find(
      (each) => isUnderWay(each) && each.name === name && each.size === size && each.received < each.size,
    )
  const send = async (parcel: Parcel): Promise<void> => {
    const { file } = parcel
    const watching = setInterval(() => void look(), 1_000)
    try {
      await upload(community, parcel, begunOf(file))
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
    isBegun: (file) => begunOf(file) !== undefined,
    add: (parcels) => {
      setSending((names) => [...names, ...parcels.map(({ file }) => file.name)])
      for (const parcel of parcels) queue.current = queue.current.then(() => send(parcel))
    },
  }
}

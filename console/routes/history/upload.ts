/** Sends a file in parts; where the connection breaks, it goes on from where the server is. */
import { z } from 'zod'
import { api, ask } from '../../api/client.ts'
import { ApiFault } from '../../api/fault.ts'
import { currentLanguage } from '../../locale/language.ts'
import type { Chosen } from './chosen.ts'
import type { History } from './histories.ts'

const PART = 1024 * 1024
const TRIES = 5
const PAUSE = 1_000

/** What is to be sent, and the zone of its clocks where it tells none. */
export interface Parcel extends Chosen {
  readonly zone: string
}

/** @param begun a history of this very file that was not received whole */
export async function upload(community: string, parcel: Parcel, begun: History | undefined): Promise<void> {
  const { file } = parcel
  const history = begun ?? (await begin(community, parcel))
  let from = history.received
  let tries = 0
  while (from < file.size) {
    try {
      const { received, state } = await sendPart(community, history.id, from, file.slice(from, from + PART))
      if (state !== 'receiving') return
      from = received
      tries = 0
    } catch (error) {
      const mayPass = error instanceof ApiFault && (error.status === 0 || error.status >= 409)
      if (!mayPass || error.code === 'not-receiving' || (tries += 1) > TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE * tries))
      from = await place(community, history.id).catch(() => from)
    }
  }
}

function begin(community: string, { file, zone, group, columns }: Parcel) {
  const { name, size, lastModified } = file
  const named = group.trim()
  const body = {
    name,
    size,
    modified: lastModified,
    zone,
    ...(named === '' ? {} : { group: named }),
    ...(columns === undefined ? {} : { columns }),
  }
  return ask(api.POST('/api/v1/communities/{community}/histories', { params: { path: { community } }, body }))
}

const Received = z.object({ received: z.number(), state: z.string() })

/** The contract knows no bodies but JSON: this one is bytes. */
function sendPart(community: string, history: string, offset: number, part: Blob) {
  const send = async () => {
    const response = await fetch(`/api/v1/communities/${community}/histories/${history}/parts/${offset}`, {
      method: 'PUT',
      body: part,
      headers: { 'content-type': 'application/octet-stream', 'accept-language': currentLanguage() },
    })
    const answer: unknown = await response.json()
    return response.ok ? { data: Received.parse(answer), response } : { error: answer, response }
  }
  return ask(send())
}

async function place(community: string, history: string): Promise<number> {
  const params = { path: { community, history } }
  return (await ask(api.GET('/api/v1/communities/{community}/histories/{history}', { params }))).received
}

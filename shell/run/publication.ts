/** A charter that is to be published: refused with its faults, or an event with its row. */
import { previewPublication } from '../../core/charter/publish.ts'
import type { Event } from '../../core/chat/event.ts'
import type { CommunityId, Seq } from '../../core/chat/ids.ts'
import type { PublishRequest, PublishResult } from '../../core/ports/pipeline.ts'
import type { CharterRow } from '../../core/ports/rows.ts'
import type { Charters, InForce } from './charters.ts'
import { publicationEvent } from './internal.ts'

export interface Prepared extends InForce {
  readonly event: Event
  readonly row: CharterRow
}

interface Place {
  readonly community: CommunityId
  readonly seq: Seq
  readonly received: number
  readonly time: number
}

type Refused = Exclude<PublishResult, { status: 'published' }>

export function preparePublication(
  charters: Charters,
  before: InForce | null,
  request: PublishRequest,
  place: Place,
): Prepared | Refused {
  const inForce = before?.charter.version ?? 0
  const version = inForce + 1
  const { source, files, operator, reason, community, base = inForce } = request
  if (base !== inForce) return { status: 'stale', inForce }
  const loaded = charters.load(source, files, version)
  if ('faults' in loaded) return refusedFor(loaded.faults)
  const { charter } = loaded
  const { watch, renamed, removed } = previewPublication(before?.charter ?? null, charter)
  const event = publicationEvent(
    {
      version,
      operator,
      watch,
      ...(Object.keys(renamed).length === 0 ? {} : { renamed }),
      ...(removed.length === 0 ? {} : { removed }),
    },
    reason,
    place,
  )
  const named = Object.keys(files).length === 0 ? {} : { files: JSON.stringify(files) }
  const row = { community, version, source, published: place.received, operator, reason, ...named }
  return { charter, event, row }
}

function refusedFor(faults: Extract<ReturnType<Charters['load']>, { faults: unknown }>['faults']): Refused {
  return {
    status: 'refused',
    faults: faults.map(({ line, column, code, message, hint }) => ({
      line,
      column,
      code,
      message: bothLanguages(message),
      hint: hint === null ? null : bothLanguages(hint),
    })),
  }
}

function bothLanguages(text: { readonly 'zh-CN': string; readonly en: string }): string {
  return `${text['zh-CN']} / ${text.en}`
}

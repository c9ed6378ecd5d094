/** What a room answers when asked what it is (XEP-0030). */
import type { RoomFeatures } from './occupants.ts'
import { attribute, NS, type Element } from './stanza.ts'

export function featuresOf(answer: Element): RoomFeatures {
  const query = answer.getChild('query', NS.discoInfo)
  const features = new Set(query?.getChildren('feature').map((feature) => attribute(feature, 'var')))
  return {
    name: attribute(query?.getChild('identity'), 'name') ?? null,
    // Whoever archives gives ids, also where it forgets to say so.
    stanzaIds: features.has(NS.ids) || features.has(NS.archive),
    occupantIds: features.has(NS.occupantId),
    nonAnonymous: features.has('muc_nonanonymous'),
    archive: features.has(NS.archive),
    moderation: features.has(NS.moderate1) ? 1 : features.has(NS.moderate0) ? 0 : null,
  }
}

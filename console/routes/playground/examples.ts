/** Scenes that are played with one tap. */
import type { Person, Step } from './stage.ts'

export const EXAMPLES = ['advert', 'price', 'flood', 'morning'] as const
export type Example = (typeof EXAMPLES)[number]

/** Names and words that the reader's language gives. */
export interface ExampleWords {
  readonly advert: string
  readonly price: string
  readonly flood: readonly string[]
}

/** The first three to play with: somebody new, somebody who has been there, and the owner. */
export const CAST: readonly (Omit<Person, 'name'> & { readonly id: 'newcomer' | 'regular' | 'owner' })[] = [
  { id: 'newcomer', role: 'member', messages: 0, days: 0 },
  { id: 'regular', role: 'member', messages: 120, days: 90, points: 60 },
  { id: 'owner', role: 'owner', messages: 400, days: 300 },
]

export function exampleSteps(example: Example, words: ExampleWords): readonly Step[] {
  switch (example) {
    case 'advert':
      return [{ do: 'say', member: 'newcomer', text: words.advert }]
    case 'price':
      return [{ do: 'say', member: 'regular', text: words.price }]
    case 'flood':
      return words.flood.map((text) => ({ do: 'say', member: 'regular', text }))
    case 'morning':
      return [
        { do: 'join', member: 'newcomer' },
        { do: 'wait', span: 10 * 60_000 },
        { do: 'wait', until: 8 * 60 },
      ]
  }
}

/** What the search thread and its owner say to each other. */
import type { FoundPeople, PeopleQuery } from '../../core/ports/people.ts'

export type ToSearch =
  | { readonly type: 'wake' }
  | {
      readonly type: 'find'
      readonly id: number
      readonly community: number
      readonly query: string
      readonly limit: number
    }
  | { readonly type: 'people'; readonly id: number; readonly community: number; readonly query: PeopleQuery }
  | { readonly type: 'lag'; readonly id: number }
  | { readonly type: 'close' }

export type FromSearch =
  | { readonly type: 'ready' }
  | { readonly type: 'found'; readonly id: number; readonly seqs: readonly number[] }
  | { readonly type: 'people'; readonly id: number; readonly found: FoundPeople }
  | { readonly type: 'lag'; readonly id: number; readonly events: number }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  /** Indexing stopped for a while; it is tried again at the next poll. */
  | { readonly type: 'stumbled'; readonly message: string }
  | { readonly type: 'closed' }

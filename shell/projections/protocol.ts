/** What the thread of a projection and its owner say to each other. */

export type ToThread<Question> =
  | { readonly type: 'wake' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'close' }

export type FromThread<Answer> =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  /** Following stopped for a while; it is tried again at the next poll. */
  | { readonly type: 'stumbled'; readonly message: string }
  | { readonly type: 'closed' }

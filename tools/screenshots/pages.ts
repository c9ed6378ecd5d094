/** Every page of the console, by name and address: what is pictured and what is examined. */
export interface Places {
  readonly community: string
  readonly member: string
  /** An event on which a rule fired. */
  readonly event: string
  readonly group: string
  /** Addresses of an invitation, and of what is held about a member. */
  readonly invitation: string
  readonly mine: string
}

export interface PictureOf {
  readonly name: string
  readonly path: (places: Places) => string
  /** Nobody has signed in. */
  readonly signedOut?: true
}

const inside = (name: string, rest: (places: Places) => string = () => name): PictureOf => ({
  name,
  path: (places) => `/c/${places.community}/${rest(places)}`,
})

export const PAGES: readonly PictureOf[] = [
  { name: 'sign-in', path: () => '/sign-in', signedOut: true },
  { name: 'welcome', path: () => '/welcome' },
  inside('home', () => ''),
  inside('inbox'),
  { name: 'inbox-all', path: () => '/inbox' },
  inside('round'),
  inside('live'),
  inside('live-trace', ({ event }) => `live?event=${event}`),
  inside('studio'),
  inside('playground'),
  inside('versions'),
  inside('groups'),
  inside('group', ({ group }) => `groups?group=${group}`),
  inside('members'),
  inside('checkup'),
  inside('checkup-vitals', () => 'checkup?show=vitals'),
  inside('checkup-groups', () => 'checkup?show=groups&order=plan'),
  inside('member', ({ member }) => `members/${member}`),
  inside('outbox'),
  inside('health'),
  inside('accounts'),
  inside('history'),
  inside('people'),
  inside('audit'),
  { name: 'me', path: () => '/me' },
  { name: 'invite', path: ({ invitation }) => invitation, signedOut: true },
  { name: 'mine', path: ({ mine }) => mine, signedOut: true },
]

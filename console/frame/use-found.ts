import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import fuzzysort from 'fuzzysort'
import { communitiesQuery } from '../community.ts'
import { useWords } from '../locale/words.ts'
import { useAllCommands } from '../ui/commands.ts'
import type { Command } from '../ui/commands.ts'
import { useSignOut } from '../parts/sign-out/use-sign-out.ts'
import { PLACES, SECTIONS } from './places.ts'

const MOST = 40

/** What the palette shows for `words`: acts of the page first, then places, then communities. */
export function useFound(words: string): readonly Command[] {
  const t = useWords('common')
  const navigate = useNavigate()
  const { community } = useParams({ strict: false })
  const { communities } = useSuspenseQuery(communitiesQuery).data
  const offered = useAllCommands()
  const { signOut } = useSignOut()
  const places = community
    ? SECTIONS.flatMap((section) =>
        PLACES[section].map(({ name, to, key }) => ({
          id: `place-${name}`,
          label: t(`pages.${name}`),
          words: name,
          keys: `g ${key}`,
          run: () => void navigate({ to, params: { community } }),
        })),
      )
    : []
  const others = communities.map(({ id, name }) => ({
    id: `community-${id}`,
    label: t('palette.goTo', { name }),
    run: () => void navigate({ to: '/c/$community', params: { community: id } }),
  }))
  const own = [
    { id: 'me', label: t('pages.me'), words: 'me settings', run: () => void navigate({ to: '/me' }) },
    {
      id: 'inbox-all',
      label: t('pages.inboxAll'),
      words: 'inbox',
      run: () => void navigate({ to: '/inbox' }),
    },
    { id: 'sign-out', label: t('signOut'), words: 'sign out log out leave', run: () => signOut() },
  ]
  const all: readonly Command[] = [...offered, ...places, ...own, ...others]
  if (words.trim() === '') return all.slice(0, MOST)
  return fuzzysort
    .go(words, all, { keys: ['label', (command: Command) => command.words ?? ''], limit: MOST })
    .map(({ obj }) => obj)
}

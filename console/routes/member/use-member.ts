/** All that is known of one member, and what can be done with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'

export type Member = Schemas['Member']
export type Profile = Schemas['MemberProfile']

export interface Place {
  readonly community: string
  readonly member: string
}

export function useMember(path: Place) {
  const language = useLanguage()
  const member = useQuery({
    queryKey: ['members', path.community, 'one', path.member],
    queryFn: () => ask(api.GET('/api/v1/communities/{community}/members/{member}', { params: { path } })),
  })
  const profile = useQuery({
    queryKey: ['members', path.community, 'profile', path.member, language],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/members/{member}/profile', { params: { path } })),
  })
  return { member, profile }
}

/** Events of the member: all messages, or those that led to something. */
export function useEventsOf({ community, member }: Place, what: 'messages' | 'decisions') {
  const language = useLanguage()
  return useQuery({
    queryKey: ['members', community, what, member, language],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/events', {
          params: {
            path: { community },
            query: {
              member,
              limit: '20',
              ...(what === 'messages' ? { kind: 'message.sent' } : { act: 'any' as const }),
            },
          },
        }),
      ),
  })
}

/** Runs a write, says so, leaves what is over by it, and reads the member anew. */
export function useWrite({ community }: Pick<Place, 'community'>) {
  const queries = useQueryClient()
  const toast = useToast()
  return async (
    write: () => Promise<unknown>,
    said: string | null,
    leave?: () => Promise<void> | void,
  ): Promise<boolean> => {
    try {
      await write()
      if (said !== null) toast.done(said)
      await leave?.()
      await queries.invalidateQueries({ queryKey: ['members', community] })
      return true
    } catch (error) {
      toast.failed(error)
      return false
    }
  }
}

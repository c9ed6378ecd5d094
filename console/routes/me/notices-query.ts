/** How the signed-in operator is told of things. */
import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import type { Language } from '../../locale/language.ts'

export type Channel = Schemas['NoticeChannel']
export type Kind = Schemas['NoticeKind']
export type Preferences = Schemas['NoticePreferences']

export const NOTICES = ['notices', 'own'] as const

export const noticesQuery = (language: Language) =>
  queryOptions({
    queryKey: [...NOTICES, language],
    queryFn: () => ask(api.GET('/api/v1/operators/me/notices')),
  })

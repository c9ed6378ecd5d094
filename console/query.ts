/** What was asked of the API, remembered for the pages. */
import { QueryClient } from '@tanstack/react-query'
import { isPassing } from './api/fault.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => isPassing(error) && failures < 3,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

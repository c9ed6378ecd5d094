/** The community that was open last in this browser. */
const KEY = 'folkmoot.community'

export const keepCommunity = (community: string): void => localStorage.setItem(KEY, community)

export const lastCommunity = (): string | null => localStorage.getItem(KEY)

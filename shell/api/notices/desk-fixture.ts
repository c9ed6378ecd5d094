/** A desk of notices in memory, for tests of the API. */
import type { ChannelView, NoticeDesk, NoticeOrder, NoticePreferences } from '../../../core/ports/notices.ts'

export function createNoticeFixture(community: number): NoticeDesk {
  let preferences: NoticePreferences = {
    language: 'en',
    zone: null,
    quiet: { from: 1380, to: 480 },
    modes: {},
    brief: { on: true, minute: 510, empty: false },
  }
  let order: NoticeOrder = { operators: [], minutes: 10 }
  let seen = 0
  const channels: ChannelView[] = [
    { id: 'console', kind: 'console', name: 'console', urgentOnly: false, target: '', confirmed: true },
  ]
  return {
    kinds: [
      { kind: 'breaker', title: { en: 'Breaker', 'zh-CN': '熔断' }, mode: 'now', urgent: true },
      { kind: 'case-opened', title: { en: 'Case', 'zh-CN': '事项' }, mode: 'gather', urgent: false },
    ],
    preferences: () => preferences,
    setPreferences: (_operator, chosen) => {
      preferences = chosen
    },
    channels: () => channels,
    addChannel: (_operator, { kind, name, urgentOnly, address }) => {
      if (address === undefined) {
        const texts = { en: 'Give an address.', 'zh-CN': '请填写地址。' }
        return Promise.resolve({ field: 'address', texts })
      }
      const channel = { id: `c${channels.length}`, kind, name, urgentOnly, target: address, confirmed: false }
      channels.push(channel)
      return Promise.resolve(channel)
    },
    confirmChannel: (_operator, id, code) => {
      const place = channels.findIndex((channel) => channel.id === id)
      const channel = channels[place]
      if (channel === undefined) return null
      if (code !== '123456') return code === '999999' ? 'over' : 'wrong'
      channels[place] = { ...channel, confirmed: true }
      return 'confirmed'
    },
    removeChannel: (_operator, id) => {
      const place = channels.findIndex((channel) => channel.id === id)
      return place > 0 && channels.splice(place, 1).length > 0
    },
    test: (_operator, id) => {
      const texts = { en: 'It was sent.', 'zh-CN': '已发出。' }
      const result = { status: 'sent' as const, code: null, texts }
      return Promise.resolve(channels.some((channel) => channel.id === id) ? result : null)
    },
    order: () => order,
    setOrder: (_community, chosen) => {
      order = chosen
    },
    list: () => {
      const told = { community, seq: 7, at: 100, kinds: ['breaker'], keys: ['case-1-0'], urgent: true }
      const notice = { ...told, title: 'Stopped', text: 'Look.', seen: seen >= 100 }
      return Promise.resolve({ notices: [notice], unseen: seen >= 100 ? 0 : 1 })
    },
    markSeen: (_operator, at) => {
      seen = at
    },
  }
}

/** From what an operator typed to a channel that is kept: checked, with its secrets sealed. */
import { z } from 'zod'
import type { ChannelDraft, ChannelFault } from '../../core/ports/notices.ts'
import { newChannelId } from './book.ts'
import type { Channel, NewChannel } from './book.ts'
import { keyIn } from './channels/bark.ts'
import { channelPlace } from './sender.ts'

export interface DraftTools {
  readonly seal: (text: string, place: string) => string
  readonly hasMailServer: boolean
  /** Whether this account may send for this operator. */
  readonly mayUse: (community: number, account: number) => Promise<boolean>
}

type Kept = Pick<Channel, 'target' | 'settings' | 'sealed'>

/** The channel, or what is wrong with its description. */
export async function channelOf(
  operator: string,
  draft: ChannelDraft,
  tools: DraftTools,
): Promise<NewChannel | ChannelFault> {
  const id = newChannelId()
  const kept = await keptOf(draft, channelPlace(operator, id), tools)
  if ('field' in kept) return kept
  const { kind, name, urgentOnly } = draft
  return { id, kind, name, urgentOnly, ...kept }
}

async function keptOf(draft: ChannelDraft, place: string, tools: DraftTools): Promise<Kept | ChannelFault> {
  if (draft.kind === 'console') return fault('kind', FAULTS.console)
  if (draft.kind === 'e-mail') return mailOf(draft, tools)
  if (draft.kind === 'message') return privateOf(draft, tools)
  return webhookOf(draft, place, tools)
}

const Address = z.email()

function mailOf({ address = '' }: ChannelDraft, { hasMailServer }: DraftTools): Kept | ChannelFault {
  if (!hasMailServer) return fault('kind', FAULTS.noMailServer)
  if (!Address.safeParse(address).success) return fault('address', FAULTS.address)
  return { target: address, settings: JSON.stringify({ address }), sealed: null }
}

async function privateOf(draft: ChannelDraft, { mayUse }: DraftTools): Promise<Kept | ChannelFault> {
  const { community, account, person } = draft
  if (community === undefined || account === undefined || !(await mayUse(community, account))) {
    return fault('account', FAULTS.account)
  }
  if (person === undefined || person.trim() === '') return fault('person', FAULTS.person)
  return {
    target: person,
    settings: JSON.stringify({ community, account, person: person.trim() }),
    sealed: null,
  }
}

function webhookOf(
  { kind, url = '', secret }: ChannelDraft,
  place: string,
  { seal }: DraftTools,
): Kept | ChannelFault {
  if (!URL.canParse(url)) return fault('url', FAULTS.url)
  const { protocol, username, password, host } = new URL(url)
  if (protocol !== 'https:' || username !== '' || password !== '') return fault('url', FAULTS.url)
  if (kind === 'bark' && secret === undefined && keyIn(url) === '') return fault('secret', FAULTS.deviceKey)
  if (kind === 'webhook' && secret === undefined) return fault('secret', FAULTS.secret)
  return { target: host, settings: '{}', sealed: seal(JSON.stringify({ url, secret }), place) }
}

function fault(field: string, texts: ChannelFault['texts']): ChannelFault {
  return { field, texts }
}

const FAULTS = {
  console: {
    en: 'The console is there by itself; it cannot be added.',
    'zh-CN': '控制台通道自带，无需添加。',
  },
  noMailServer: {
    en: 'No mail server is set. Whoever runs this installation sets SMTP_URL and MAIL_FROM.',
    'zh-CN': '还没有设置邮件服务器，请让部署者设置 SMTP_URL 和 MAIL_FROM。',
  },
  address: {
    en: 'Give an e-mail address such as you@example.org.',
    'zh-CN': '请填写邮箱地址，例如 you@example.org。',
  },
  account: {
    en: 'Choose a community in which you have rights and one of its accounts.',
    'zh-CN': '请选择你有权限的社群，以及其中的一个账号。',
  },
  person: {
    en: 'Give your own id on the platform, as the connector’s guide page says.',
    'zh-CN': '请填写你自己在该平台上的编号，获取方法见该平台的说明页。',
  },
  url: {
    en: 'Give the whole address of the robot; it must begin with https://.',
    'zh-CN': '请填写机器人的完整地址，必须以 https:// 开头。',
  },
  deviceKey: {
    en: 'Give the device key that the Bark app shows, or the address that contains it.',
    'zh-CN': '请填写 Bark 里显示的设备密钥，或包含它的地址。',
  },
  secret: {
    en: 'Give a secret of your choice: the receiver checks the signature with it.',
    'zh-CN': '请自定一个密钥，接收方用它验证签名。',
  },
} as const

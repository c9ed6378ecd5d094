import { both } from '../../charter/fault.ts'
import { checkedString, described, type LeafFault } from '../values.ts'
import { valuedAct } from './form.ts'

export const webhook = valuedAct(
  'webhook',
  [],
  {
    label: both('通知外部地址', 'Call a webhook'),
    phrase: both('通知外部地址', 'call a webhook'),
    example: both(
      '{ webhook: https://example.org/hooks/folkmoot }',
      '{ webhook: https://example.org/hooks/folkmoot }',
    ),
    help: both('向一个 https 地址发送通知。', 'Sends a notice to an https address.'),
  },
  {
    value: described(
      checkedString(checkAddress),
      '以 https:// 开头的地址。',
      'An address that begins with https://.',
    ),
    read: (name) => ({ name }),
  },
)

function checkAddress(address: string): LeafFault | null {
  if (URL.canParse(address)) {
    const url = new URL(address)
    if (url.protocol === 'https:' && url.username === '' && url.password === '') return null
  }
  return {
    code: 'bad-webhook',
    message: both(
      'webhook 必须是 https 地址，且不含账号密码',
      'a webhook must be an https address without a user name or password',
    ),
    hint: both('例如 https://example.org/hooks/folkmoot', 'Such as https://example.org/hooks/folkmoot'),
  }
}

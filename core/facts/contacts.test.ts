import { describe, expect, test } from 'vitest'
import { contactsOf } from './contacts.ts'
import { normalise } from './normalise.ts'

const found = (text: string) => contactsOf(text, normalise(text)).map(({ kind, value }) => `${kind} ${value}`)

const WALLETS = [
  'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  '0x52908400098527886E0F7030069857D2E4169EE7',
  'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW',
]

describe('contacts', () => {
  test.each([
    ['电话13812345678', 'phone 13812345678'],
    ['１３８ １２３４ ５６７８', 'phone 13812345678'],
    ['1 3 8 1 2 3 4 5 6 7 8', 'phone 13812345678'],
    ['+86 138-1234-5678', 'phone 13812345678'],
    ['call +1 202 555 0143', 'phone +12025550143'],
    ['加微信：Abc_12345', 'wechat abc_12345'],
    ['加V信 abc12345', 'wechat abc12345'],
    ['加v abc12345', 'wechat abc12345'],
    ['vx：abc-12345', 'wechat abc-12345'],
    ['加vxabc12345', 'wechat abc12345'],
    ['https://t.me/some_channel', 'telegram some_channel'],
    ['wx:abc123 看详情', 'wechat abc123'],
    ['微信号：xiaomingyy', 'wechat xiaomingyy'],
    ['加我微信13812345678', 'wechat 13812345678'],
    ['＋V❤ 不对，+v: abcd123', 'wechat abcd123'],
    ['id 是 wxid_a1b2c3d4e5', 'wechat wxid_a1b2c3d4e5'],
    ['QQ群：123456789', 'qq 123456789'],
    ['扣扣 12345', 'qq 12345'],
    ['mail Some.One+x@Example.co.uk!', 'email some.one+x@example.co.uk'],
    ['t.me/some_channel', 'telegram some_channel'],
    ['电报 @some_name', 'telegram some_name'],
    ...WALLETS.map((wallet) => [`send to ${wallet}.`, `wallet ${wallet}`]),
  ])('%s', (text = '', contact = '') => expect(found(text)).toEqual([contact]))

  test.each([
    '订单号 13812345678',
    'order #13812345678',
    '身份 138123456789012',
    '2026-01-02 13:14:15',
    '13 14 15 16 17 18 19 20',
    '13 14 15 16 17 8',
    '192.168.100.200',
    'commit 1381234567890abcdef0123456789abcdef01234',
    '0x52908400098527886E0F7030069857D2E4169EE752908400098527886E0F7030',
    '1 + 12345678 = 12345679',
    'wechat integration is broken',
    '微信 android 版',
    '微信支付 api 文档',
    '用vx和react写',
    '@someone 你好',
    'QQ 2024 版',
    'github.com/user@host',
    'Tomorrow is another day for everyone',
    '加油! 100000',
    '你加v2ray吗',
    'https://example.com/offer-13812345678?tel=13812345678&wx=abc123',
    'a-13812345678',
    'the vxlan100 network',
    'x + v add_smul and + v exact_pairing',
    'git@github.com:someone/something',
    'openssl@1.1.1q.big',
    'https://example.org/lookup?search=0x52908400098527886E0F7030069857D2E4169EE7',
  ])('none in %s', (text) => expect(found(text)).toEqual([]))
})

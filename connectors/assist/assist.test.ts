import { expect, test } from 'vitest'
import { nearest } from '../../core/chat/capability.ts'
import { RecordingHost } from '../../test/laws/recording-host.ts'
import { ASSIST } from './assist.ts'

test('nothing is ever sent by the connector itself', async () => {
  const account = await ASSIST.open(new RecordingHost(), {})
  const action = {
    idempotencyKey: 'k',
    kind: 'say',
    group: 'g',
    person: null,
    message: null,
    text: 'x',
  } as const
  const result = await account.send({ ...action, amount: null, expires: 0 })
  expect(result).toMatchObject({ status: 'failed', permanent: true })
  expect(Object.values(ASSIST.capabilities.act).every((ability) => ability === 'assist')).toBe(true)
})

test('what nobody can do in the program is replaced by what somebody can', async () => {
  const account = await ASSIST.open(new RecordingHost(), { app: 'wechat' })
  const act = { ...ASSIST.capabilities.act, ...account.abilities?.('g') }
  expect(nearest({ ...ASSIST.capabilities, act }, 'recall')).toBe('reply')
  expect(nearest({ ...ASSIST.capabilities, act }, 'mute')).toBe('case')
  expect(nearest({ ...ASSIST.capabilities, act }, 'block')).toBe('block')
})

test('an unknown program is refused with the names of those that are known', async () => {
  await expect(ASSIST.open(new RecordingHost(), { app: 'icq' })).rejects.toMatchObject({
    code: 'settings-wrong',
    permanent: true,
    texts: {
      en: expect.stringContaining('wechat, wecom, qq, other'),
      'zh-CN': expect.stringContaining('wechat、wecom、qq、other'),
    },
  })
})

/**
 * A connector without a wire, for platforms on which nothing may be sent automatically (WeChat above all):
 * what Folkmoot wants to do waits for a person, and what was said comes in as pasted text or an export.
 */
import { OpenRefused } from '../../core/ports/connector.ts'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { ASSIST_ABOUT } from './about.ts'
import { APPS, ASSIST_CAPABILITIES, abilitiesIn } from './capabilities.ts'
import type { App } from './capabilities.ts'

export const ASSIST: ConnectorKind = {
  platform: 'assist',
  capabilities: ASSIST_CAPABILITIES,
  about: ASSIST_ABOUT,
  settings: [
    {
      name: 'app',
      type: 'text',
      required: false,
      label: { 'zh-CN': '聊天软件', en: 'Chat program' },
      help: {
        'zh-CN':
          '群在哪个软件里：wechat（微信）、wecom（企业微信）、qq 或 other（其他）。它决定哪些事人能做到。',
        en: 'Where the groups are: wechat, wecom, qq or other. It decides what a person can do there.',
      },
      example: 'wechat',
      fallback: 'wechat',
      choices: [
        { value: 'wechat', label: { 'zh-CN': '微信', en: 'WeChat' } },
        { value: 'wecom', label: { 'zh-CN': '企业微信', en: 'WeCom' } },
        { value: 'qq', label: { 'zh-CN': 'QQ', en: 'QQ' } },
        { value: 'other', label: { 'zh-CN': '其他', en: 'Another one' } },
      ],
    },
  ],
  open: async (host, settings) => {
    const abilities = abilitiesIn(readApp(settings['app'] ?? 'wechat'))
    host.report({ state: 'connected', code: 'by-hand', texts: null })
    return {
      abilities: () => abilities,
      send: () => Promise.resolve({ status: 'failed', code: 'needs-a-person', permanent: true }),
      close: () => Promise.resolve(),
    }
  },
}

/** @throws OpenRefused that names the programs there are. */
function readApp(value: unknown): App {
  const app = APPS.find((name) => name === value)
  if (app === undefined) {
    throw new OpenRefused(
      'settings-wrong',
      {
        'zh-CN': `“聊天软件”（app）只能填 ${APPS.join('、')} 之一，现在是 ${JSON.stringify(value)}。`,
        en: `Chat program (app) is one of ${APPS.join(', ')}, not ${JSON.stringify(value)}.`,
      },
      true,
    )
  }
  return app
}

/** Sends a message to a service of messages: https to a public address, judged by status and answer. */
import type { SendResult } from '../../../core/ports/connector.ts'
import { FetchRefused } from '../../../core/ports/fetch.ts'
import type { Fetch } from '../../../core/ports/fetch.ts'
import type { ChannelKind } from '../../../core/ports/notices.ts'
import { bark } from './bark.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { passing, refused } from './format.ts'
import type { Format, Message, Target } from './format.ts'
import { generic } from './generic.ts'
import { wecom } from './wecom.ts'

export const WEBHOOK_FORMATS: Readonly<Partial<Record<ChannelKind, Format>>> = {
  dingtalk,
  feishu,
  wecom,
  bark,
  webhook: generic,
}

const TIME_LIMIT = 10_000
const MOST_READ = 64 * 1024

/** Never rejects. A call without an answer is tried again: told twice is better than not told. */
export async function postMessage(
  format: Format,
  message: Message,
  target: Target,
  fetch: Fetch,
): Promise<SendResult> {
  if (!URL.canParse(target.url)) return refused('address-malformed')
  if (new URL(target.url).protocol !== 'https:') return refused('address-not-https')
  const { url, headers, body } = format.post(message, target)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT),
    })
    const status = judgeStatus(response)
    if (status !== null) {
      await response.body?.cancel()
      return status
    }
    return format.judge(parse(await response.text()))
  } catch (error) {
    if (!(error instanceof FetchRefused)) return passing('no-answer')
    return error.code === 'host-not-found' ? passing(error.code) : refused(error.code)
  }
}

function judgeStatus({ status, headers }: Response): SendResult | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return refused('redirect-refused')
  if (status !== 408 && status !== 429 && status < 500) return refused(`http-${status}`)
  const seconds = Number(headers.get('retry-after') ?? '')
  return passing(`http-${status}`, seconds > 0 ? seconds * 1_000 : undefined)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, MOST_READ))
  } catch {
    return null
  }
}

import { rawRoute, route } from '../route.ts'
import * as policy from './policy.ts'
import { Health } from './schema.ts'

export const system = [
  route(
    {
      policy: policy.health,
      method: 'get',
      path: '/healthz',
      summary: 'Whether everything works; if not, why',
      answer: Health,
    },
    ({ parts, language }) => {
      const reasons = parts.health()
      return {
        status: reasons.length === 0 ? ('ok' as const) : ('degraded' as const),
        version: parts.version,
        reasons: reasons.map(({ code, texts }) => ({ code, message: texts[language] })),
      }
    },
  ),
  rawRoute(
    {
      policy: policy.metrics,
      method: 'get',
      path: '/metrics',
      summary: 'Figures for Prometheus',
      mediaType: 'text/plain',
    },
    async ({ parts }) => {
      const { contentType, text } = await parts.metrics()
      return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
    },
  ),
]

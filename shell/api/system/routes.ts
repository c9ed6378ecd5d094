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
      policy: policy.heartbeat,
      method: 'get',
      path: '/heartbeat',
      summary: '200 while events are taken in and decided, else 503 with codes; for watchdogs',
      mediaType: 'application/json',
    },
    async ({ parts, language }) => {
      const reasons = await parts.heartbeat()
      const body = {
        alive: reasons.length === 0,
        reasons: reasons.map(({ code, texts }) => ({ code, message: texts[language] })),
      }
      return Response.json(body, {
        status: body.alive ? 200 : 503,
        headers: { 'cache-control': 'no-store' },
      })
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

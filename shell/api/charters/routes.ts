import { z } from 'zod'
import { charterSchema } from '../../../core/charter/json-schema.ts'
import { noSession } from '../api-error.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity } from '../fields.ts'
import { route } from '../route.ts'
import { examined } from './examined.ts'
import { faultsIn } from './faults.ts'
import { CharterForms } from './forms-schema.ts'
import { formsIn } from './forms.ts'
import * as policy from './policy.ts'
import { publications } from './publications.ts'
import { CheckedDraft, Draft } from './schema.ts'
import { versions } from './versions.ts'
import { filesFor } from './word-files.ts'

export const charters = [
  route(
    {
      policy: policy.describe,
      method: 'get',
      path: '/api/v1/charters/forms',
      summary: 'Everything that a charter may say, described for forms, completion and help',
      answer: CharterForms,
    },
    ({ language }) => formsIn(language),
  ),
  route(
    {
      policy: policy.describe,
      method: 'get',
      path: '/api/v1/charters/schema',
      summary: 'The JSON Schema of a charter, for editors',
      answer: z.record(z.string(), z.unknown()),
    },
    () => charterSchema(),
  ),
  route(
    {
      policy: policy.check,
      method: 'post',
      path: '/api/v1/communities/{community}/charters/check',
      costly: true,
      summary: 'Checks a draft: every fault with its place, and every difference that it makes by role',
      params: InCommunity,
      body: Draft,
      answer: CheckedDraft,
    },
    async ({ parts, params, body, language, operator }) => {
      if (!operator) throw noSession()
      await communityOr404(parts.reads, params.community)
      const { files } = await filesFor(parts, params.community, body)
      const task = { source: body.source, files }
      const { valid, faults, differences } = await examined(parts, task, operator.id)
      return { valid, faults: faultsIn(faults, language), differences: [...differences] }
    },
  ),
  ...versions,
  ...publications,
]

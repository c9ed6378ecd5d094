import type { z } from 'zod'
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import { inventedScene, copiedScene, type PlaygroundScene } from '../../../core/playground/scene.ts'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { examined } from '../charters/examined.ts'
import { charterInForce, type InForce } from '../charters/in-force.ts'
import { filesOf } from '../charters/desk.ts'
import { communityOr404 } from '../communities/find.ts'
import { idOrNull, InCommunity } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import { ThreadRefusal } from '../task-thread.ts'
import { copyGroup } from './copy.ts'
import * as policy from './policy.ts'
import { Answer, Playground } from './schema.ts'
import type { PlaygroundTask } from './task.ts'

type Body = z.output<typeof Playground>

export const playground = [
  route(
    {
      policy: policy.play,
      method: 'post',
      path: '/api/v1/communities/{community}/playground',
      costly: true,
      summary: 'Plays a scene under a draft and under the charter in force; nothing is sent, nothing is kept',
      params: InCommunity,
      body: Playground,
      answer: Answer,
    },
    async ({ parts, params, body, language, operator }) => {
      if (!operator) throw noSession()
      await communityOr404(parts.reads, params.community)
      const inForce = await charterInForce(parts, params.community)
      const files = inForce === null ? {} : filesOf(inForce.row)
      const { source } = body
      const read = source === null ? null : await examined(parts, { source, files }, operator.id)
      const faults = read?.faults.filter(({ severity }) => severity === 'error').length ?? 0
      const draft =
        source !== null && read?.valid === true ? parts.charters.check(source, files).charter : null
      const charters = [draft, inForce?.charter].flatMap((charter) => charter ?? [])
      const kinds = kindsIn(charters, language)
      const scene = await sceneFor(parts, params.community, body, inForce, kinds[0]?.id ?? '')
      refuseStrangers(body, scene)
      const task = {
        live: inForce && { source: inForce.row.source, files, version: inForce.row.version },
        draft: draft && { source: source ?? '', files, version: 0 },
        scene,
        steps: body.steps,
        traces: body.traces ?? null,
        language,
        enforced: true,
      }
      const { steps } = await played(parts, task, operator.id)
      const { start, kind, people } = scene
      return {
        start: start.time,
        kind,
        people: people.map(({ id, name, role, outside, member }) => {
          return { id, name, role, outside, member: idOrNull(id === String(member) ? member : null) }
        }),
        kinds,
        roles: [...new Set(charters.flatMap(({ roles }) => [...roles.keys()]))],
        faults,
        live: inForce?.row.version ?? null,
        steps: structuredClone(steps) as z.input<typeof Answer>['steps'],
      }
    },
  ),
]

/** Those of the draft first. */
function kindsIn(charters: readonly CompiledCharter[], language: Language) {
  const kinds = new Map(charters.toReversed().flatMap(({ kinds: own }) => [...own]))
  const ids = new Set(charters.flatMap(({ kinds: own }) => [...own.keys()]))
  return [...ids].flatMap((id) => {
    const kind = kinds.get(id)
    return kind ? [{ id, purpose: inLanguage(kind.purpose, language), values: [...kind.values] }] : []
  })
}

async function sceneFor(
  parts: ApiParts,
  community: number,
  { scene, people, start, steps }: Body,
  inForce: InForce | null,
  firstKind: string,
): Promise<PlaygroundScene> {
  const now = start ?? parts.now()
  if (!('group' in scene)) return inventedScene({ ...scene, kind: scene.kind ?? firstKind }, people, now)
  const texts = steps.flatMap((step) => (step.do === 'say' && step.text !== '' ? [step.text] : []))
  const lexicon = inForce?.charter.lexicon ?? null
  const copy = await copyGroup(parts.reads, { community, group: scene.group, texts, lexicon, now })
  if (copy === null) throw notFound({ en: 'group', 'zh-CN': '群' })
  return copiedScene(copy, people)
}

/** Every step is about somebody who is there, and about an earlier step that has been said. */
function refuseStrangers({ steps, people: invented }: Body, { people }: PlaygroundScene): void {
  const known = new Set(people.map(({ id }) => id))
  if (new Set(invented.map(({ id }) => id)).size < invented.length) throw wrong('people', 'double')
  steps.forEach((step, place) => {
    if ('member' in step && !known.has(step.member)) throw wrong(`steps.${place}.member`, 'stranger')
    const about = 'of' in step ? step.of : step.do === 'say' ? step.replyTo : undefined
    if (about === undefined) return
    if (about >= place || steps[about]?.do !== 'say') throw wrong(`steps.${place}`, 'no-message')
  })
}

async function played({ playground: desk }: ApiParts, task: PlaygroundTask, operator: string) {
  try {
    return await desk.play(task, operator)
  } catch (error) {
    if (error instanceof ThreadRefusal) throw REFUSALS[error.code]()
    throw error
  }
}

const WRONG = {
  double: { en: 'two people have the same id', 'zh-CN': '有两个人的 id 相同' },
  stranger: { en: 'nobody here has this id', 'zh-CN': '这里没有这个 id 的人' },
  'no-message': { en: 'it is about no earlier message', 'zh-CN': '它指向的不是前面的消息' },
} as const

const wrong = (place: string, why: keyof typeof WRONG) =>
  new ApiError(422, 'playground-wrong', {
    en: `body.${place}: ${WRONG[why].en}.`,
    'zh-CN': `body.${place}：${WRONG[why]['zh-CN']}。`,
  })

const REFUSALS = {
  'too-slow': () =>
    new ApiError(
      422,
      'playground-too-slow',
      { en: 'Playing these steps took too long.', 'zh-CN': '这些步骤推演的时间太长了。' },
      { en: 'Use fewer steps or smaller leaps in time.', 'zh-CN': '请减少步骤，或少跳过一些时间。' },
    ),
  busy: () =>
    new ApiError(
      503,
      'playground-busy',
      { en: 'Many people are playing just now.', 'zh-CN': '现在试演的人太多了。' },
      { en: 'Try again in a few seconds.', 'zh-CN': '请几秒后再试。' },
    ),
}

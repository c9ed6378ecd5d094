import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity, idOut } from '../fields.ts'
import type { AccountView } from '../accounts/account-desk.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import { growthOf } from './growth.ts'
import * as policy from './policy.ts'
import { CommunityHealth, InstallationHealth } from './schema.ts'

export const health = [
  route(
    {
      policy: policy.installation,
      method: 'get',
      path: '/api/v1/health',
      summary: 'How the installation is doing: intake, outbox, projections, disk, backups',
      answer: InstallationHealth,
    },
    ({ parts, language }) => installationHealth(parts, language),
  ),
  route(
    {
      policy: policy.community,
      method: 'get',
      path: '/api/v1/communities/{community}/health',
      summary: 'How a community’s accounts stand, and what waits in it',
      params: InCommunity,
      answer: CommunityHealth,
    },
    async ({ parts, params, language }) => {
      const { community } = params
      await communityOr404(parts.reads, community)
      const [accounts, groups, counts] = await Promise.all([
        parts.accounts.list(community),
        parts.reads.listGroups(community),
        parts.reads.counts(community),
      ])
      const names = new Map(groups.map(({ native, name }) => [native, name]))
      return { ...counts, accounts: accounts.map((account) => accountOut(account, names, language)) }
    },
  ),
]

async function installationHealth(
  parts: ApiParts,
  language: Language,
): Promise<z.input<typeof InstallationHealth>> {
  const [measured, stopping] = await Promise.all([parts.installation(), parts.heartbeat()])
  const { pipeline, lag, storage, week } = measured
  const { perDay, daysLeft } = growthOf(storage, week)
  const reasons = new Map([...parts.health(), ...stopping].map(({ code, texts }) => [code, texts[language]]))
  return {
    now: parts.now(),
    version: parts.version,
    runtime: measured.runtime,
    started: measured.started,
    reasons: [...reasons].map(([code, message]) => ({ code, message })),
    intake: {
      queued: pipeline.queued,
      ...lag,
      decided: pipeline.events,
      duplicates: pipeline.duplicates,
      refused: pipeline.refused,
      faults: pipeline.faults,
      held: pipeline.held,
    },
    actions: measured.actions.map((waiting) => ({ ...waiting })),
    projections: [
      { name: 'search', behind: measured.behind.search },
      { name: 'figures', behind: measured.behind.figures },
    ],
    storage: { ...storage, eventsOfWeek: week, growth: perDay, daysLeft },
    backup: measured.backup,
  }
}

function accountOut(
  { account, name, platform, state }: AccountView,
  names: ReadonlyMap<string, string | null>,
  language: Language,
): z.input<typeof CommunityHealth>['accounts'][number] {
  return {
    id: idOut(account),
    name,
    platform,
    state: state.state,
    code: state.code,
    message: state.texts?.[language] ?? null,
    since: state.since,
    retryAt: state.retryAt,
    groups: state.groups.map(({ group, state: standing, texts }) => ({
      native: group,
      name: names.get(group) ?? null,
      state: standing,
      message: texts?.[language] ?? null,
    })),
  }
}

/** All pages: what is not listed here has no address. */
import { accountsRoute } from './routes/accounts/route.ts'
import { auditRoute } from './routes/audit/route.ts'
import { groupsRoute } from './routes/groups/route.ts'
import { checkupRoute } from './routes/checkup/route.ts'
import { healthRoute } from './routes/health/route.ts'
import { historyRoute } from './routes/history/route.ts'
import { homeRoute } from './routes/home/route.ts'
import { inboxRoute } from './routes/inbox/route.ts'
import { inboxAllRoute } from './routes/inbox-all/route.ts'
import { inviteRoute } from './routes/invite/route.ts'
import { liveRoute } from './routes/live/route.ts'
import { meRoute } from './routes/me/route.ts'
import { memberRoute } from './routes/member/route.ts'
import { membersRoute } from './routes/members/route.ts'
import { mineRoute } from './routes/mine/route.ts'
import { outboxRoute } from './routes/outbox/route.ts'
import { peopleRoute } from './routes/people/route.ts'
import { playgroundRoute } from './routes/playground/route.ts'
import { roundRoute } from './routes/round/route.ts'
import { signInRoute } from './routes/sign-in/route.ts'
import { studioRoute } from './routes/studio/route.ts'
import { versionsRoute } from './routes/versions/route.ts'
import { welcomeRoute } from './routes/welcome/route.ts'
import { communityRoute } from './routes/community.ts'
import { houseRoute } from './routes/house.ts'
import { rootRoute } from './routes/root.ts'
import { startRoute } from './routes/start.ts'

export const routeTree = rootRoute.addChildren([
  signInRoute,
  inviteRoute,
  mineRoute,
  houseRoute.addChildren([
    startRoute,
    welcomeRoute,
    meRoute,
    inboxAllRoute,
    communityRoute.addChildren([
      homeRoute,
      liveRoute,
      studioRoute,
      versionsRoute,
      playgroundRoute,
      groupsRoute,
      membersRoute,
      memberRoute,
      inboxRoute,
      outboxRoute,
      roundRoute,
      checkupRoute,
      healthRoute,
      auditRoute,
      peopleRoute,
      accountsRoute,
      historyRoute,
    ]),
  ]),
])

/** Every file of words, typed by its English text: a key that is not there does not compile. */
import 'i18next'
import type common from './en/common.json'
import type home from './en/home.json'
import type live from './en/live.json'
import type studio from './en/studio.json'
import type conditions from './en/conditions.json'
import type publish from './en/publish.json'
import type versions from './en/versions.json'
import type playground from './en/playground.json'
import type groups from './en/groups.json'
import type members from './en/members.json'
import type inbox from './en/inbox.json'
import type outbox from './en/outbox.json'
import type round from './en/round.json'
import type health from './en/health.json'
import type audit from './en/audit.json'
import type people from './en/people.json'
import type accounts from './en/accounts.json'
import type history from './en/history.json'
import type checkup from './en/checkup.json'
import type welcome from './en/welcome.json'
import type session from './en/session.json'
import type me from './en/me.json'
import type mine from './en/mine.json'
import type notices from './en/notices.json'
import type events from './en/events.json'
import type trace from './en/trace.json'

interface Words {
  common: typeof common
  home: typeof home
  live: typeof live
  studio: typeof studio
  conditions: typeof conditions
  publish: typeof publish
  versions: typeof versions
  playground: typeof playground
  groups: typeof groups
  members: typeof members
  inbox: typeof inbox
  outbox: typeof outbox
  round: typeof round
  health: typeof health
  audit: typeof audit
  people: typeof people
  accounts: typeof accounts
  history: typeof history
  checkup: typeof checkup
  welcome: typeof welcome
  session: typeof session
  me: typeof me
  mine: typeof mine
  notices: typeof notices
  events: typeof events
  trace: typeof trace
}

export type Namespace = keyof Words

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
    strictKeyChecks: true
  }
}

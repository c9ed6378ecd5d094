/** Checkups on an invented history, for tests. */
import { History } from '../../../core/health/history-fixture.ts'
import {
  CheckupRefusal,
  NO_CHECKUP,
  type CheckupDesk,
  type CheckupView,
} from '../../../core/ports/checkups.ts'

/** Two people greeting each other in the group 21; made at once when it is begun. */
export function createCheckupFixture(community: number): CheckupDesk {
  let view: CheckupView = NO_CHECKUP
  return {
    read: (of) => Promise.resolve(of === community ? view : NO_CHECKUP),
    start: (order) => {
      if (order.zone === 'Nowhere/Land') return Promise.reject(new CheckupRefusal('unknown-zone'))
      const report = new History('21').say(0, 'Ash', 'hello').say(1, 'Birch', 'hi').report()
      view = { state: 'done', started: 1, ended: 2, read: 2, total: 2, order, report }
      return Promise.resolve(view)
    },
    stop: () => Promise.resolve((view = NO_CHECKUP)),
    page: () => Promise.resolve(view.report === null ? null : '<!doctype html><title>Checkup</title>'),
    draft: (_of, cures) =>
      view.report === null
        ? Promise.reject(new CheckupRefusal('no-report'))
        : Promise.resolve(`# ${cures.join()}\nfolkmoot: 1\n`),
    replay: () =>
      view.report === null
        ? Promise.reject(new CheckupRefusal('no-report'))
        : Promise.resolve({ events: 2, fired: 0, actions: 0, members: 0, rules: [] }),
  }
}

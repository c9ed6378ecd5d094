/** Checkups on an invented history, for tests. */
import { History } from '../../../core/health/history-fixture.ts'
import { CheckupRefusal, type CheckupDesk, type CheckupView } from '../../../core/ports/checkups.ts'

const NONE: CheckupView = {
  state: 'none',
  started: null,
  ended: null,
  read: 0,
  total: 0,
  order: null,
  report: null,
}

/** Two people greeting each other in the group 21; made at once when it is begun. */
export function createCheckupFixture(community: number): CheckupDesk {
  let view = NONE
  return {
    read: (of) => Promise.resolve(of === community ? view : NONE),
    start: (order) => {
      if (order.zone === 'Nowhere/Land') return Promise.reject(new CheckupRefusal('unknown-zone'))
      const report = new History('21').say(0, 'Ash', 'hello').say(1, 'Birch', 'hi').report()
      view = { state: 'done', started: 1, ended: 2, read: 2, total: 2, order, report }
      return Promise.resolve(view)
    },
    stop: () => Promise.resolve((view = NONE)),
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

import { expect, test } from 'vitest'
import { StopSignal, Stopped } from './stop-signal.ts'

test('a signal stops the work at its next check, also when it arrives twice at once', () => {
  const before = process.listeners('SIGINT').length
  const stop = new StopSignal()
  stop.check()
  const [ask] = process.listeners('SIGINT').slice(before)
  ask?.('SIGINT')
  ask?.('SIGINT')
  expect(() => stop.check()).toThrow(Stopped)
  stop.close()
  expect(process.listeners('SIGINT')).toHaveLength(before)
})

import { GrammyError, HttpError } from 'grammy'
import { describe, expect, test } from 'vitest'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { conflictOf, isTokenRefused, migratedTo, resultOf, waitAsked } from './faults.ts'

function refusal(error_code: number, description: string, parameters = {}): GrammyError {
  return new GrammyError('x', { ok: false, error_code, description, parameters }, 'sendMessage', {
    text: 'words',
  })
}

describe('refusals', () => {
  test.each([
    [403, 'Forbidden: bot was blocked by the user', 'blocked-by-person'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'needs-start'],
    [403, 'Forbidden: user is deactivated', 'no-such-person'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'not-in-group'],
    [403, 'Forbidden: something new', 'forbidden'],
    [400, 'Bad Request: chat not found', 'no-such-group'],
    [400, 'Bad Request: message to delete not found', 'no-such-message'],
    [400, "Bad Request: message can't be deleted", 'cannot-recall'],
    [400, "Bad Request: can't remove chat owner", 'person-is-owner'],
    [400, 'Bad Request: user is an administrator of the chat', 'person-is-admin'],
    [400, 'Bad Request: not enough rights to restrict/unrestrict chat member', 'rights-missing'],
    [400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'rights-missing'],
    [400, 'Bad Request: PARTICIPANT_ID_INVALID', 'no-such-person'],
    [400, 'Bad Request: message is too long', 'text-too-long'],
    [400, 'Bad Request: method is available only for supergroups', 'needs-supergroup'],
    [400, 'Bad Request: something new', 'refused'],
  ])('%i %s', (status, description, code) => {
    expect(resultOf(refusal(status, description), false)).toEqual({ status: 'failed', code, permanent: true })
  })

  test('too many: the whole account waits as long as asked', () => {
    const error = refusal(429, 'Too Many Requests', { retry_after: 7 })
    expect(waitAsked(error)).toBe(7_000)
    expect(resultOf(error, false)).toEqual({
      status: 'failed',
      code: 'flood-wait',
      permanent: false,
      retryAfter: 7_000,
      scope: 'account',
    })
  })

  test('a refused token is no fault of the action: it waits for a new one', () => {
    const error = refusal(401, 'Unauthorized')
    expect(isTokenRefused(error)).toBe(true)
    expect(resultOf(error, true)).toMatchObject({ code: 'token-refused', permanent: false, scope: 'account' })
  })

  test('conflicts and migrations are told apart', () => {
    expect(conflictOf(refusal(409, "Conflict: can't use getUpdates method while webhook is active"))).toBe(
      'webhook',
    )
    expect(conflictOf(refusal(409, 'Conflict: terminated by other getUpdates request'))).toBe('poller')
    expect(conflictOf(refusal(400, 'x'))).toBeNull()
    expect(migratedTo(refusal(400, 'x', { migrate_to_chat_id: -5 }))).toBe(-5)
  })
})

describe('calls without an answer', () => {
  const lost = (error: Error) => new HttpError('x', error)
  const coded = (code: string, more = {}) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('y'), { code, ...more }) })

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s: nothing was written, so it may be tried again',
    (code) => {
      expect(resultOf(lost(coded(code)), false)).toEqual({
        status: 'failed',
        code: 'network-unreachable',
        permanent: false,
      })
    },
  )

  test('a connection that never came about wrote nothing', () => {
    expect(resultOf(lost(coded('ETIMEDOUT', { syscall: 'connect' })), false)).toMatchObject({
      status: 'failed',
    })
    expect(resultOf(lost(new FetchRefused('address-not-public', 'x')), false)).toMatchObject({
      status: 'failed',
    })
  })

  test.each([
    coded('ECONNRESET'),
    coded('ETIMEDOUT'),
    new Error('timed out'),
    new FetchRefused('too-large', 'x'),
  ])('%s: it may have happened, unless that does not matter', (error) => {
    expect(resultOf(lost(error), false)).toEqual({ status: 'unknown', code: 'connection-lost' })
    expect(resultOf(lost(error), true)).toEqual({
      status: 'failed',
      code: 'connection-lost',
      permanent: false,
    })
  })

  test('so with an unwell server', () => {
    expect(resultOf(refusal(502, 'Bad Gateway'), false)).toEqual({
      status: 'unknown',
      code: 'telegram-unwell',
    })
    expect(resultOf(refusal(502, 'Bad Gateway'), true)).toMatchObject({ status: 'failed', permanent: false })
  })
})

import { describe, expect, it } from 'vitest'
import { BotError } from '../../src/errors.ts'
import { explainFault } from '../../src/stores/faults.ts'

const fault = (code: string) => Object.assign(new Error('no'), { code })

describe('a failure of the store', () => {
  it.each([
    ['SQLITE_BUSY', 'is locked', /second bot or a backup tool/, true],
    ['40P01', 'is locked', /second bot or a backup tool/, true],
    ['SQLITE_FULL', 'has no room left', /Free some space/, true],
    ['SQLITE_NOTADB', 'is damaged', /briefdesk restore FILE/, false],
    ['SQLITE_READONLY', 'cannot be written', /the right to write there, or set DATA_DIR/, false],
    ['EACCES', 'cannot be written', /the right to write there, or set DATA_DIR/, false],
    ['SQLITE_IOERR_WRITE', 'cannot be read or written: its disk answers with an error', /Look at the disk/, true],
    ['ECONNREFUSED', 'cannot be reached', /DATABASE_URL/, true],
    ['28P01', 'refuses us', /password and the database name in DATABASE_URL/, false],
    ['WHATEVER', 'failed (no)', /restore a backup/, false],
  ])('%s %s, and says what to do', (code, what, hint, retryable) => {
    const error = explainFault(fault(code), 'store.db')
    expect(error).toMatchObject({ code: 'store', retryable, hint: expect.stringMatching(hint) as string })
    expect(error.message).toContain(`The store store.db ${what}`)
  })

  it('is found in the first of several, and in words', () => {
    expect(
      explainFault(Object.assign(new AggregateError([]), { errors: [fault('ECONNREFUSED')] }), 'pg').message,
    ).toContain('cannot be reached')
    expect(explainFault(new Error('Connection terminated unexpectedly'), 'pg').retryable).toBe(true)
    const ours = new BotError('input', 'x')
    expect(explainFault(ours, 'pg')).toBe(ours)
  })
})

import { describe, expect, it } from 'vitest'
import { composeDigest } from '../../../src/message/digest.ts'
import { BRIEFED_MOST } from '../../../src/sources/bound.ts'
import { openBot } from '../bot.ts'

const said = /first \d{3},\d{3} of 1,4\d\d,\d{3} characters/

describe('a text of more characters than are briefed', () => {
  it('is briefed in its first part, and every answer and digest of it says so', async () => {
    const { ask, catalog } = await openBot()
    const story = `The ferry to Marrow will sail again on Monday, the harbour office said.

“We have waited for this since the storm,” said Rut Amsel, who runs the quay and has done so for nine years.`
    const text = `${story}${' '.repeat(2 * BRIEFED_MOST)}“Nobody reads this far,” said Ilse Brandt.`
    const { message } = await ask('brief-this', { text })
    expect(JSON.stringify(message)).toMatch(said)
    const name = message.call?.args['name'] ?? ''
    const quotes = await ask('brief', { name, section: 'quotes' })
    expect(JSON.stringify(quotes)).toMatch(said)
    expect(JSON.stringify(quotes)).not.toContain('Nobody reads this far')

    const [entry] = catalog.entries()
    const digest = composeDigest(
      'New in the feed',
      [
        {
          verified: entry?.verified ?? expect.fail(),
          call: { command: 'dam', args: {} },
          cut: { at: 700_000, of: 1_400_123 },
        },
      ],
      { now: 0 },
    )
    expect(JSON.stringify(digest)).toContain('first 700,000 of 1,400,123 characters')
  })
})

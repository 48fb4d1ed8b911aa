import { describe, expect, it } from 'vitest'
import { composeHome } from '../../src/message/home.ts'
import { textOf } from './text.ts'

const briefings = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ headline: `Pier ${at} is shut`, about: '' },
    call: { command: `pier-${at}`, args: {} },
  }))
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    what: [{ kind: 'text', text: `/pier-${at}` } as const],
  }))
const home = (count: number) =>
  textOf(composeHome({ controls: [], briefings: briefings(count), schedules: lines(count), deliveries: lines(count) }))

describe('the page of the bot', () => {
  it('says what is not there yet', () => {
    expect(home(0)).toMatch(/no briefings yet[^]*Nothing is scheduled[^]*Nothing was posted yet/)
  })

  it('shows ten of each and speaks of no more', () => {
    expect(home(10)).toContain('/pier-9')
    expect(home(10)).not.toContain('more')
  })

  it('shows ten of more than ten, and says how many there are and where', () => {
    expect(home(12)).not.toContain('pier-10')
    expect(home(12)).toContain('2 more: /briefdesk briefings')
    expect(home(12).match(/and 2 more/g)).toHaveLength(2)
  })
})

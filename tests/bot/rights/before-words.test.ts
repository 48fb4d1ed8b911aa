import { describe, expect, it } from 'vitest'
import { newsroomCommands } from '../../../src/bot/subcommands.ts'
import { openBot } from '../bot.ts'

const subcommands = newsroomCommands({} as Parameters<typeof newsroomCommands>[0])
const open = [
  'report',
  'schedules',
  'preview',
  'feeds',
  'rights',
  'why',
  'zone',
  'desk',
  'search',
  'approve',
  'approvers',
]
const guarded = subcommands.filter(({ right }) => right !== undefined).map(({ name }) => name)

/** Words that each of them would refuse for what they say, if it read them. */
const bad = `<@@${' '.repeat(900)}nonsense at "x`

describe('a member without the right', () => {
  it('is refused nothing but what everybody may do', () => {
    expect([...guarded, ...open].sort()).toEqual(subcommands.map(({ name }) => name).sort())
  })

  it.each(guarded)('is told so by %s before their words are read', async (name) => {
    const { ask } = await openBot()
    const { message, problem } = await ask('briefdesk', `${name} ${bad}`)
    expect(problem).toBe(true)
    expect(JSON.stringify(message)).toMatch(/Only an (?:editor|admin) may do this/)
    expect(JSON.stringify(message)).not.toContain('nonsense')
  })

  it('is read where the right in another channel may be meant', async () => {
    const { ask, store } = await openBot()
    await store.rights.grant({ tenant: 'T1', person: 'U1', channel: 'C2', role: 'editor', by: 'Max', at: 0 })
    expect(JSON.stringify(await ask('briefdesk', 'schedule nowhere weekdays 08:00'))).toContain('no briefing called')
    expect(JSON.stringify(await ask('briefdesk', 'schedule dam weekdays 08:00'))).toContain('Only an editor')
  })

  it.each(['briefdesk', 'brief', 'dam'])('types no more than 2,000 characters after /%s', async (command) => {
    const { ask } = await openBot()
    const { message, problem } = await ask(command, 'a '.repeat(20_000))
    expect(problem).toBe(true)
    expect(message.title).toBe('That is longer than a command can be: 2,000 characters.')
  })
})

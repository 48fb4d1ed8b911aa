import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/bot/ports/store.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

/** The least role that a subcommand takes, and where it has to be held: in the channel at hand, or everywhere. */
type Needed = 'nobody' | readonly [Exclude<Role, 'reader'>, 'here' | 'everywhere']

interface Case {
  readonly words: string
  readonly needs: Needed
}

/** Every subcommand. What counts for the whole workspace or server takes the right for the whole of it. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  help: [{ words: '', needs: 'nobody' }],
  briefings: [{ words: '', needs: 'nobody' }],
  paste: [{ words: '', needs: 'nobody' }],
  schedules: [{ words: '', needs: 'nobody' }],
  preview: [{ words: 'dam/1', needs: 'nobody' }],
  desk: [{ words: '', needs: 'nobody' }],
  zone: [{ words: 'Berlin', needs: 'nobody' }],
  approve: [{ words: '', needs: 'nobody' }],
  approvers: [
    { words: '', needs: 'nobody' },
    { words: '<@U5555>', needs: ['admin', 'here'] },
    { words: 'off', needs: ['admin', 'here'] },
  ],
  report: [{ words: '', needs: 'nobody' }],
  why: [{ words: 'dam', needs: 'nobody' }],
  model: [{ words: 'on', needs: ['admin', 'everywhere'] }],
  source: [{ words: 'dam none', needs: ['editor', 'everywhere'] }],
  feeds: [{ words: '', needs: 'nobody' }],
  rights: [{ words: '', needs: 'nobody' }],
  schedule: [
    { words: 'dam daily 13:00', needs: ['editor', 'here'] },
    { words: 'dam daily 13:00 ping:here', needs: ['admin', 'here'] },
  ],
  run: [{ words: 'dam/1', needs: ['editor', 'here'] }],
  pause: [{ words: 'dam/1', needs: ['editor', 'here'] }],
  resume: [{ words: 'dam/1', needs: ['editor', 'here'] }],
  unschedule: [{ words: 'dam/1', needs: ['editor', 'here'] }],
  follow: [{ words: 'https://post.example/feed.xml', needs: ['editor', 'here'] }],
  unfollow: [{ words: 'harbour-post', needs: ['editor', 'here'] }],
  held: [{ words: '', needs: ['editor', 'here'] }],
  keep: [{ words: 'text-1 as ferry', needs: ['editor', 'everywhere'] }],
  forget: [{ words: 'ferry', needs: ['editor', 'everywhere'] }],
  correct: [{ words: 'dam', needs: ['editor', 'everywhere'] }],
  retry: [{ words: '0123456789', needs: ['editor', 'everywhere'] }],
  search: [{ words: 'ferry', needs: 'nobody' }],
  link: [{ words: 'dam', needs: ['editor', 'everywhere'] }],
  links: [{ words: '', needs: ['editor', 'everywhere'] }],
  withdraw: [{ words: 'abc', needs: ['editor', 'everywhere'] }],
  log: [{ words: '', needs: ['editor', 'everywhere'] }],
  grant: [
    { words: '<@U5555> editor here', needs: ['admin', 'here'] },
    { words: '<@U5555> editor', needs: ['admin', 'everywhere'] },
  ],
  revoke: [
    { words: '<@U5555> here', needs: ['admin', 'here'] },
    { words: '<@U5555>', needs: ['admin', 'everywhere'] },
  ],
}

const roles: readonly Role[] = ['reader', 'sharer', 'editor', 'admin']
const channel = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const

/** Whether somebody with a role, here only or everywhere, is let do it. */
async function isAllowed(line: string, role: Role, where: 'here' | 'everywhere'): Promise<boolean> {
  const { ask, store } = await openBot({ platforms: [createMemoryPlatform().platform] })
  const grant = { tenant: 'T1', person: 'U1', role, by: 'Max', at: 1 }
  await store.rights.grant(where === 'here' ? { ...grant, channel: 'C1' } : grant)
  await store.schedules.put({
    ...{ tenant: 'T1', id: 'dam/1', briefing: 'dam', when: '0 9 * * *', zone: 'UTC', catchUp: 'late' },
    targets: [channel],
  })
  await store.feeds.follow(
    {
      ...{ tenant: 'T1', id: 'harbour-post', url: 'https://post.example/feed.xml', title: 'Post', target: channel },
      ...{ createdBy: 'U1', createdAt: 1, stamp: {}, nextPollAt: 9e12, every: 9, failures: 0, readAt: 1 },
      ...{ entries: 1, newestAt: 1 },
    },
    [],
  )
  const { message } = await ask('briefdesk', line)
  await store.close()
  return !/Only an? \w+ may do this/.test(message.title)
}

const mayBe = (needs: Needed, role: Role, where: 'here' | 'everywhere'): boolean =>
  needs === 'nobody' ||
  (roles.indexOf(role) >= roles.indexOf(needs[0]) && (needs[1] === 'here' || where === 'everywhere'))

describe('the right to a subcommand', () => {
  it('is in the table for every one that there is', async () => {
    const { bot, store } = await openBot()
    const [own] = bot.handlers().commands.filter(({ name }) => name === 'briefdesk')
    const names = own?.options[0]?.choices?.map(({ value }) => value) ?? []
    expect([...names].sort()).toEqual(Object.keys(cases).sort())
    await store.close()
  })

  const all = Object.entries(cases).flatMap(([name, each]) => each.map((one) => ({ name, ...one })))
  it.each(all)('$name $words: $needs', async ({ name, words, needs }) => {
    for (const role of roles)
      for (const where of ['here', 'everywhere'] as const)
        expect([role, where, await isAllowed(`${name} ${words}`, role, where)]).toEqual([
          role,
          where,
          mayBe(needs, role, where),
        ])
  })
})

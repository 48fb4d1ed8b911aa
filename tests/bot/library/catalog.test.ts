import { describe, expect, it } from 'vitest'
import { createMemoryPlatform } from '../platform.ts'
import { dam, natoChina, openBot } from '../bot.ts'

describe('the catalogue', () => {
  it('picks up new, changed and removed files', async () => {
    const { bot, catalog, folder } = await openBot({ files: { 'nato-china.md': natoChina } })
    folder.write('dam.md', dam)
    await bot.refresh()
    expect(catalog.entries().map(({ name }) => name)).toEqual(['nato-china', 'dam'])
    folder.write('dam.md', dam.replace('old dam', 'older dam'))
    await bot.refresh()
    expect(catalog.find('dam')?.verified.briefing.articles[0].headline?.exact).toContain('older dam')
    folder.remove('dam.md')
    await bot.refresh()
    expect(catalog.find('dam')).toBeUndefined()
  })

  it('keeps the last good version of a file that broke, and says what is wrong with it', async () => {
    const { bot, ask, catalog, folder, notices } = await openBot({ files: { 'dam.md': dam } })
    folder.write('dam.md', dam.replace('title:', 'titel:'))
    await bot.refresh()
    expect((await ask('dam')).problem).toBeUndefined()
    expect(catalog.problems()[0]?.error.message).toContain('"titel" is not a key of the front matter')
    expect(notices.find(({ event }) => event === 'briefing.refused')?.facts).toMatchObject({
      file: 'dam.md',
      lastGoodVersionStays: true,
    })
  })

  it('refuses names that are taken, and two files of one name', async () => {
    const plain = dam.replace('command: dam\n', '')
    const { catalog } = await openBot({
      files: {
        'brief.md': plain,
        'dam.md': plain,
        'more/dam.md': natoChina.replace('command: nato-china', 'command: dam'),
      },
    })
    expect(catalog.entries().map(({ file }) => file)).toEqual(['dam.md'])
    expect(catalog.problems().map(({ file }) => file)).toEqual(['brief.md', 'more/dam.md'])
  })

  it('tells the platforms when the commands changed, and only then', async () => {
    const told: string[][] = []
    const { platform } = createMemoryPlatform()
    const listening = {
      ...platform,
      update: (commands: readonly { name: string }[]) =>
        Promise.resolve(void told.push(commands.map(({ name }) => name))),
    }
    const { bot, folder } = await openBot({ files: { 'dam.md': dam }, platforms: [listening] })
    await bot.refresh()
    folder.write('nato-china.md', natoChina)
    await bot.refresh()
    expect(told.map((names) => names.includes('nato-china'))).toEqual([true])
  })

  it('lose no change of the folder when the store or a platform fails: it is made at the next look', async () => {
    const told: string[][] = []
    const { platform } = createMemoryPlatform()
    let failures = 1
    const failing = {
      ...platform,
      update: () => (failures-- > 0 ? Promise.reject(new Error('not reached')) : Promise.resolve()),
    }
    const listening = {
      ...platform,
      update: (commands: readonly { name: string }[]) =>
        Promise.resolve(void told.push(commands.map(({ name }) => name))),
    }
    const { bot, folder, store, notices } = await openBot({
      files: { 'dam.md': dam },
      platforms: [failing, listening],
    })
    const order = 'post: [{ id: noon, when: "0 13 * * *", zone: UTC, to: "slack:C1" }]'
    folder.write('nato-china.md', natoChina.replace('---\n', `---\n${order}\n`))
    const replace = store.schedules.replace.bind(store.schedules)
    store.schedules.replace = () => Promise.reject(new Error('locked'))
    await expect(bot.refresh()).rejects.toThrow('locked')
    store.schedules.replace = replace
    await expect(bot.refresh()).rejects.toThrow('not reached')
    expect(told).toHaveLength(1)
    await bot.refresh()
    await bot.refresh()
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('nato-china')
    expect((await store.schedules.list('operator')).map(({ id }) => id)).toContain('nato-china/noon')
    expect(notices.filter(({ event }) => event === 'briefings.read')).toHaveLength(2)
  })

  it('are listed once for each reading of the folder, not for each question', async () => {
    const { catalog, bot, folder } = await openBot()
    const before = catalog.entries()
    expect(catalog.entries()).toBe(before)
    folder.write('third.md', dam.replace('command: dam', 'command: third'))
    await bot.refresh()
    expect(catalog.entries()).not.toBe(before)
    expect(catalog.find('third')?.file).toBe('third.md')
  })
})

describe('a post that a file orders', () => {
  const order = () => dam.replace('to: [slack:C123, discord:456]', 'to: [slack:C1]')

  it('goes out when it is due, once, also when the bot starts again in that minute', async () => {
    let now = Date.UTC(2026, 0, 5, 7, 0)
    const slack = createMemoryPlatform()
    const { bot, tick } = await openBot({ files: { 'dam.md': order() }, platforms: [slack.platform], clock: () => now })
    await tick()
    expect(slack.sent).toHaveLength(0)
    now = Date.UTC(2026, 0, 5, 7, 30, 1)
    await tick()
    await bot.refresh()
    await tick()
    expect(slack.sent.map(({ target, message }) => [target.channel, message.title])).toEqual([
      ['C1', expect.stringMatching(/^Inquiry says/)],
    ])
  })

  it('shows the briefing as it stands when it is sent, without Share', async () => {
    let now = Date.UTC(2026, 0, 5, 7, 0)
    const slack = createMemoryPlatform()
    const { bot, folder, tick } = await openBot({
      files: { 'dam.md': order() },
      platforms: [slack.platform],
      clock: () => now,
    })
    folder.write('dam.md', order().replace('old dam', 'older dam'))
    await bot.refresh()
    now = Date.UTC(2026, 0, 5, 7, 30, 1)
    await tick()
    expect(slack.sent[0]?.message.title).toContain('older dam')
    expect(JSON.stringify(slack.sent[0]?.message)).not.toContain('Share to channel')
  })
})

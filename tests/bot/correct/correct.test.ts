import { describe, expect, it } from 'vitest'
import { editor, inT2, openNewsrooms, pier } from '../two-tenants.ts'

const reader = { id: 'U1', name: 'Ada', admin: false }

const press = (
  control: { command: string; args: Readonly<Record<string, string>>; revision?: string } | undefined,
) => ({
  ...control,
  origin: 'control' as const,
})

describe('“Something wrong?”', () => {
  it('is offered in the menu of every briefing, and Share to those who may share', async () => {
    const { ask, store, memory } = await openNewsrooms()
    const labels = async (actor: typeof reader) => {
      const { controls, message } = await ask('pier', 'quotes', { actor })
      const menu = message.blocks.flatMap((block) => (block.kind === 'choice' ? block.choice.options : []))
      return [...controls, ...menu].map(({ label }) => label).filter((label) => /wrong|Share/.test(label))
    }
    expect(await labels(editor)).toEqual(['Share to channel', 'Something wrong?'])
    expect(await labels(reader)).toEqual(['Share to channel', 'Something wrong?'])
    await store.rights.grant({ tenant: 'T1', role: 'reader', by: 'Max', at: 1 })
    expect(await labels(reader)).toEqual(['Something wrong?'])
    await ask('share', '', { args: { of: 'pier' }, onMessage: 'm1' })
    expect(JSON.stringify(memory.sent[0]?.message.blocks)).toContain('Something wrong?')
  })

  it('leads to every quotation by its number, and a click hides one and brings it back', async () => {
    const { ask } = await openNewsrooms()
    const opened = await ask('pier', '', { args: { more: 'wrong' } })
    expect(opened.message.title).toBe('Something wrong in pier? 4 quotes')
    expect(opened.words.match(/^\d\. .*$/gm)).toHaveLength(4)
    const second = await ask('', '', press(opened.controls.find(({ label }) => label.startsWith('Correct 2.'))))
    expect(second.message.title).toBe('Quote 2 of pier')
    const hidden = await ask('', '', press(second.controls.find(({ label }) => label === 'Hide it')))
    expect(hidden.message.title).toBe('Quote 2 of pier is hidden.')
    const list = await ask('', '', press(hidden.controls.find(({ label }) => label === 'All quotes')))
    expect(list.message.title).toBe('Something wrong in pier? 4 quotes, 1 hidden')
    expect(list.words).toMatch(/2\. “The planks.*\nRut Amsel.*, hidden by the editors here/)
    const again = await ask('', '', press(list.controls.find(({ label }) => label.startsWith('Correct 2.'))))
    await ask('', '', press(again.controls.find(({ label }) => label === 'Show it again')))
    expect((await ask('pier', 'quotes')).words).toContain('The planks are rotten')
  })

  it('has one control for each quotation', async () => {
    const { correct } = await openNewsrooms()
    const { message } = await correct('pier')
    expect(message.blocks.filter(({ kind }) => kind === 'row')).toHaveLength(4)
    expect(message.blocks.filter(({ kind }) => kind === 'choice')).toEqual([])
  })

  it('offers to undo all changes where there are any', async () => {
    const { correct } = await openNewsrooms()
    const labels = async () => (await correct('pier')).controls.map(({ label }) => label)
    expect(await labels()).not.toContain('Undo all changes')
    await correct('pier hide 3')
    expect(await labels()).toContain('Undo all changes')
    await correct('pier undo')
    expect(await labels()).not.toContain('Undo all changes')
  })

  it('says that there is no such briefing, and offers the nearest', async () => {
    const { correct } = await openNewsrooms()
    const { problem, words } = await correct('peer')
    expect(problem).toBe(true)
    expect(words).toContain('There is no briefing called “peer”.')
  })

  it('gives no speaker to a quotation that is hidden, and says how to show it', async () => {
    const { ask, correct, store } = await openNewsrooms()
    await correct('pier hide 3')
    const [before] = await store.edits.list('T1')
    for (const line of ['pier speaker 3 Rut Amsel', 'pier speaker 3 "Rut Amsel"', 'pier speaker 3']) {
      const { words, problem } = await correct(line)
      expect(problem).toBe(true)
      expect(words).toContain('Quote 3 is hidden.')
      expect(words).toContain('/briefdesk correct pier show 3')
    }
    expect(await store.edits.list('T1')).toEqual([before])
    await correct('pier show 3')
    expect((await ask('pier', 'quotes')).words).not.toContain('set by an editor')
  })

  it('offers the people whom the article names as speakers', async () => {
    const { ask, correct } = await openNewsrooms()
    const { message } = await correct('pier speaker 3')
    const choice = message.blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []))[0]
    expect(choice?.options.map(({ value }) => value)).toEqual(['Ilse Brandt', 'Rut Amsel'])
    const args = { ...choice?.args, [choice?.arg ?? '']: 'Rut Amsel' }
    const { words, controls } = await ask('briefdesk', '', {
      ...{ args, ...(choice?.revision && { revision: choice.revision }) },
    })
    expect(controls.map(({ label }) => label)).toEqual(['Another speaker of 3', 'See the briefing', 'All quotes'])
    expect(words).toContain('Quote 3 of pier is now given to Rut Amsel and marked “set by an editor”.')
    const quotes = (await ask('pier', 'quotes')).words
    expect(quotes.match(/^.*«Not this year».*\[5\]$/m)?.[0]).toMatch(/— Rut Amsel, .*set by an editor/)
  })

  it('does nothing by a button that was made for an article of before', async () => {
    const { correct, bot, folder, ask, store } = await openNewsrooms()
    const { controls } = await correct('pier')
    folder.write(
      'pier.md',
      pier.replace('“We would rather lose a summer than a visitor,” said Ilse', 'It is old, said Ilse'),
    )
    await bot.refresh()
    const { words, message } = await ask('', '', press(controls.find(({ label }) => label.startsWith('Correct 2.'))))
    expect(message.title).toBe('Something wrong in pier? 3 quotes')
    expect(words).toContain('The article has changed since that button was made, so nothing was done.')
    expect(await store.edits.list('T1')).toEqual([])
  })
})

describe('/briefdesk correct', () => {
  it('means one of two quotations with the same words', async () => {
    const { correct, ask } = await openNewsrooms()
    await correct('pier hide 3')
    await correct('pier speaker 4 "Pia Stone", mayor')
    const { words } = await ask('pier', 'quotes')
    expect(words.match(/^.*«Not this year».*$/gm)).toEqual([
      '«Not this year» — Pia Stone, mayor (set by an editor) [6]',
    ])
    await correct('pier show 3')
    expect((await ask('pier', 'quotes')).words.match(/«Not this year»/g)).toHaveLength(2)
  })

  it('understands a part of a name, and asks where a name is none of the article’s', async () => {
    const { correct, ask, store } = await openNewsrooms()
    expect((await correct('pier speaker 1 amsel, engineer')).words).toContain(
      'is now given to Rut Amsel, engineer, and',
    )
    const slip = await correct('pier speaker 1 Rut Amsle')
    expect(slip).toMatchObject({ problem: true, visibility: 'private' })
    expect(slip.message.title).toBe('We do not find “Rut Amsle” in the article. Did you mean Rut Amsel?')
    const edition = (await store.edits.find('T1', 'pier'))?.edition
    expect(edition).toBe(1)
    await ask('', '', press(slip.controls.find(({ label }) => label === 'Set it as typed')))
    expect((await ask('pier', 'quotes')).words).toContain('Rut Amsle (set by an editor)')
  })

  it('takes back all that the editors set, and then the briefing is the file’s again', async () => {
    const { correct, ask, catalog } = await openNewsrooms()
    const before = catalog.find('pier')?.verified.briefing.revision
    await correct('pier hide 1')
    await correct('pier speaker 2 Ilse Brandt')
    expect((await ask('pier', '')).message.call?.revision).not.toBe(before)
    expect((await correct('pier undo')).words).toContain('pier is again as its file has it.')
    expect((await ask('pier', '')).message.call?.revision).toBe(before)
    expect((await correct('pier undo')).words).toContain('Nothing was changed in pier here.')
  })

  it('leaves to the file what the file hides', async () => {
    const hiding = pier.replace('post:', 'overrides: { hide: [The planks are rotten] }\npost:')
    const { correct, store } = await openNewsrooms(hiding)
    expect((await correct('pier')).words).toContain(', hidden by its file')
    const { words, problem } = await correct('pier show 2')
    expect(problem).toBe(true)
    expect(words).toContain('hidden by the briefing’s own file')
    expect(await store.edits.list('T1')).toEqual([])
  })

  it('says what it cannot apply any more, because the article changed', async () => {
    const { correct, bot, folder, ask } = await openNewsrooms()
    await correct('pier speaker 3 Rut Amsel')
    folder.write('pier.md', pier.replace('“Not this year,” Brandt said. ', ''))
    await bot.refresh()
    expect((await ask('pier', 'quotes')).words).not.toContain('set by an editor')
    expect((await correct('pier')).words).toContain('Set once, and not applied any more: Which quote the words')
  })

  it.each([
    ['', 'Which briefing has something wrong in it?'],
    ['peir', 'There is no briefing called “peir”.'],
    ['pier hide', '“hide” is not something that correct can do.'],
    ['pier hide 9', 'pier has no quote 9.'],
    ['pier delete 2', '“delete 2” is not something that correct can do.'],
    ['pier speaker 1 Nobody At All', 'We do not find “Nobody At All” in the article.'],
    [`pier speaker 1 "${'x'.repeat(201)}"`, 'A name or a role has at most 200 characters.'],
  ])('refuses “%s” and names a way out', async (line, what) => {
    const { correct, store } = await openNewsrooms()
    const { words, problem, visibility } = await correct(line)
    expect([problem, visibility]).toEqual([true, 'private'])
    expect(words).toContain(what)
    expect(words.split('\n').length).toBeGreaterThan(1)
    expect(await store.edits.list('T1')).toEqual([])
  })

  it('is refused to a reader, whatever is typed or clicked', async () => {
    const { correct, store } = await openNewsrooms()
    for (const line of ['pier', 'pier hide 2', 'pier undo'])
      expect((await correct(line, { actor: reader })).words).toContain('Only an editor may do this here.')
    expect(await store.edits.all()).toEqual([])
  })

  it('is in the log of its workspace, without words of the article', async () => {
    const { correct, store, ask } = await openNewsrooms()
    await correct('pier hide 3')
    await correct('pier show 3')
    await correct('pier speaker 2 Ilse Brandt')
    await correct('pier undo')
    const deeds = await store.audit.list('T1', 9)
    expect(deeds.map(({ actor, action, about }) => `${actor}: ${action} ${about}`).sort()).toEqual([
      'Edda (UED): correct pier: all changes undone',
      'Edda (UED): correct pier: quote 3 hidden',
      'Edda (UED): correct pier: quote 3 shown again',
      'Edda (UED): correct pier: speaker of quote 2 set',
    ])
    expect((await ask('briefdesk', 'log', { place: inT2 })).words).not.toContain('pier')
    expect((await store.revisions.list('T1', 'pier')).map(({ by }) => by)).toContain('Edda')
  })

  it('lets two editors who change the same briefing at once lose nothing in silence', async () => {
    const { correct, ask } = await openNewsrooms()
    const replies = await Promise.all([correct('pier hide 1'), correct('pier hide 2')])
    const done = replies.filter(({ problem }) => problem !== true).length
    const lost = replies.filter(({ words }) => words.includes('Somebody else corrected this briefing')).length
    expect(done + lost).toBe(2)
    expect((await ask('pier', 'quotes')).words.match(/«[^»]+»/g)).toHaveLength(4 - done)
  })
})

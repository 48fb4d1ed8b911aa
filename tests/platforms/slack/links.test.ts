import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Site } from '../../sources/http/site.ts'
import { newsPage, paragraphs } from '../../sources/page/pages.ts'
import { openPost, refusedFiles, storyFiles, unreadable } from '../post.ts'
import { openRunningBot, type RunningBot } from './bot.ts'
import { allScopes, labelsOf } from './stand-in.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let room: RunningBot
let site: Site
beforeAll(async () => {
  room = await openRunningBot()
  site = await openPost()
})
afterAll(async () => {
  await room.close()
  await site.close()
})
afterEach(() => expect(room.slack.offences).toEqual([]))

const paragraphsOfFerry = ['Ferry to Marrow sails again', ...paragraphs]
const addressOf = (path: string): string => (path.startsWith('/') ? `${site.origin}${path}` : path)
const shortcut = async (message: Record<string, unknown>): Promise<string> => {
  await room.answered(() => room.slack.shortcut('brief-this', message))
  return room.seen().at(-1) ?? ''
}

describe('a link in Slack', () => {
  it('gives the briefing of the article, and its button the quotations, letter for letter', async () => {
    expect(await room.ask('/brief', `<${site.origin}/ferry>`)).toMatch(
      /^(?:Working on it…\n)?Ferry to Marrow sails again/,
    )
    await room.answered(() => room.slack.click(room.last(), 'All 2 quotes'))
    expect(room.seen().at(-1)).toContain('I never want to see a loaf with a parachute again')
    expect(room.seen('U8')).toEqual([])
  })

  it.each(unreadable)('to %s is answered privately, with a way out', async (_, path, told) => {
    expect(await room.ask('/brief', addressOf(path))).toBe(told)
    expect(room.seen('U8')).toEqual([])
    expect(await shortcut({ text: `See <${addressOf(path)}>` })).toBe(told)
  })
})

describe('a file on a message in Slack', () => {
  it.each(storyFiles)('is briefed by "Brief this": %s', async (name, bytes, type) => {
    const file = room.slack.addFile(name, bytes, type)
    const answer = await shortcut({ text: 'The statement:', files: [file] })
    expect(answer).toMatch(/^Ferry to Marrow sails again/)
    await room.answered(() => room.slack.click(room.last(), 'All 2 quotes'))
    expect(room.seen().at(-1)).toContain('I never want to see a loaf with a parachute again')
  })

  it.each(refusedFiles)('that is none is refused with a way out: %s', async (name, bytes, type, told) => {
    expect(await shortcut({ text: '', files: [room.slack.addFile(name, bytes, type)] })).toBe(told)
  })

  it('is passed over when it is a picture and the message holds the article', async () => {
    const picture = room.slack.addFile('quay.png', Buffer.from([0x89]), 'image/png')
    const [, bytes = Buffer.alloc(0)] = storyFiles[0] ?? []
    const answer = await shortcut({ text: Buffer.from(bytes).toString(), files: [picture] })
    expect(answer).toMatch(/^Ferry to Marrow sails again/)
  })

  it('from another organisation is looked up by its id', async () => {
    const { id, name } = room.slack.addFile('ferry.html', Buffer.from(newsPage()), 'text/html')
    expect(await shortcut({ text: '', files: [{ id, name, file_access: 'check_file_info' }] })).toMatch(/^Ferry to/)
  })

  it('that lies somewhere else is not fetched, and the token goes nowhere', async () => {
    const asked = site.asked.length
    const file = { ...room.slack.addFile('ferry.txt', Buffer.from('x')), url_private: `${site.origin}/ferry` }
    expect(await shortcut({ text: '', files: [file] })).toContain('does not lie where the platform keeps its files')
    expect(site.asked).toHaveLength(asked)
  })
})

it('a file that Slack does not let us read is not taken for its login page', async () => {
  const other = await openRunningBot({ slack: { scopes: [...allScopes] } })
  try {
    const [name = '', bytes = Buffer.alloc(0), type] = storyFiles[0] ?? []
    const file = other.slack.addFile(name, bytes, type)
    other.slack.takeScope('files:read')
    await other.answered(() => other.slack.shortcut('brief-this', { text: '', files: [file] }))
    expect(other.seen().at(-1)).toContain('Slack does not let Briefdesk read that file.')
  } finally {
    await other.close()
  }
})

describe('a pasted text in Slack', () => {
  const [headline = '', ...story] = paragraphsOfFerry
  const boxes = [`${headline}\n\n${story[0]}`, story.slice(1).join('\n\n')]

  it('is asked for by a window that opens at once, and its briefing takes the place of the question', async () => {
    expect(await room.ask('/brief')).toContain('Which briefing?')
    const question = room.last()
    await room.slack.click(question, 'Paste a text')
    await vi.waitUntil(() => room.slack.windowOf() !== undefined, { timeout: 3_000 })
    const before = room.seen().length
    await room.answered(() => room.slack.submit(boxes))
    expect(room.seen()).toHaveLength(before)
    expect(room.seen().at(-1)).toMatch(/^Ferry to Marrow sails again/)
    expect(room.seen('U8')).toEqual([])
    expect(labelsOf(room.last().payload)).toContain('All 2 quotes')
    await room.restart()
    await room.answered(() => room.slack.click(room.last(), 'All 2 quotes'))
    expect(room.seen().at(-1)).toContain('I never want to see a loaf with a parachute again')
  })

  it('is asked for by /briefdesk paste, too; a few words are answered with what is missing', async () => {
    expect(await room.ask('/briefdesk', 'paste')).toContain('Brief a text of your own')
    await room.slack.click(room.last(), 'Paste a text')
    await vi.waitUntil(() => room.slack.windowOf() !== undefined, { timeout: 3_000 })
    const sent = await room.slack.submit(['Only this.'])
    await vi.waitUntil(() => room.seen().at(-1)?.startsWith('That is too little text to brief.'), { timeout: 5_000 })
    const shown = room.seen().length
    await room.slack.redeliver(sent)
    expect(room.seen()).toHaveLength(shown)
  })

  it('may be a file instead; the window has no box for one where the app may not read files', async () => {
    const [name = '', bytes = Buffer.alloc(0), type] = storyFiles[0] ?? []
    const file = room.slack.addFile(name, bytes, type)
    await room.ask('/briefdesk', 'paste')
    await room.slack.click(room.last(), 'Paste a text')
    await vi.waitUntil(() => room.slack.windowOf() !== undefined, { timeout: 3_000 })
    await room.answered(() => room.slack.submit([], { files: [file] }))
    expect(room.seen().at(-1)).toMatch(/^Ferry to Marrow sails again/)

    const other = await openRunningBot({ slack: { scopes: allScopes.filter((scope) => scope !== 'files:read') } })
    try {
      await other.ask('/briefdesk', 'paste')
      await other.slack.click(other.last(), 'Paste a text')
      await vi.waitUntil(() => other.slack.windowOf() !== undefined, { timeout: 3_000 })
      expect(JSON.stringify(other.slack.windowOf())).not.toContain('file_input')
    } finally {
      await other.close()
    }
  })

  it('that is left empty is answered with what to hand in', async () => {
    await room.ask('/briefdesk', 'paste')
    await room.slack.click(room.last(), 'Paste a text')
    await vi.waitUntil(() => room.slack.windowOf() !== undefined, { timeout: 3_000 })
    await room.answered(() => room.slack.submit([]))
    expect(room.seen().at(-1)).toContain('That is too little text to brief.')
  })

  it('whose window came too late is asked for once more, and the button to click stays there', async () => {
    await room.ask('/brief')
    room.slack.trouble('views.open', { how: 'error', error: 'expired_trigger_id' })
    await room.slack.click(room.last(), 'Paste a text')
    await vi.waitUntil(() => room.seen().at(-1) === 'The form could not be opened in time. Please click again.', {
      timeout: 5_000,
    })
    expect(room.seen().at(-2)).toContain('Which briefing?')
    expect(JSON.stringify(room.logged)).not.toContain('/response/')
  })
})

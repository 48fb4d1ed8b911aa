import { afterEach, describe, expect, it } from 'vitest'
import type { PostOutcome } from '../../../src/bot/ports/platform.ts'
import { changeWords, writeText } from '../../briefing/stories/writing.ts'
import { randomFrom } from '../../random.ts'
import { dam, openHarbourPost, pier, type HarbourPost, type Told } from './harbour-post.ts'
import { hour, minute, openRoom, wordsOf } from './room.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

const random = randomFrom(18)
const text = writeText(random, 18)
const paragraphs = (words: string): readonly string[] => words.split('\n\n')
const ferry: Told = { path: '/ferry', title: 'Ferry to Marrow sails again', story: paragraphs(text) }
/** The agency's report as another paper has it: under a title of its own, with words changed. */
const reprint = (path = '/boat'): Told => ({
  path,
  title: 'Boats cross to the islands',
  summary: 'The boats cross.',
  story: paragraphs(changeWords(text, 0.1, random)),
})

/** A bot that follows these papers in C1, in order. */
async function following(names: readonly string[], outcomes: PostOutcome[] = []) {
  const room = await openRoom({ outcomes })
  const papers: HarbourPost[] = []
  for (const name of names) {
    const paper = await openHarbourPost([], name)
    close.push(paper.close)
    papers.push(paper)
    await room.say(`follow ${paper.feed}`)
  }
  const [one, other] = papers as [HarbourPost, HarbourPost]
  const shown = () => [...room.memory.sent.map(({ message }) => message), ...room.memory.edited].map(wordsOf)
  return { ...room, one, other, papers, shown }
}

describe('an article that several feeds have nearly word for word', () => {
  it('is one post, which then names them all, without a ping and not as a correction', async () => {
    const { one, other, papers, pass, titles, memory, shown } = await following([
      'Ellery Post',
      'Courier',
      'Marrow News',
    ])
    one.stories = [ferry]
    await pass(20 * minute)
    other.stories = [reprint()]
    await pass(20 * minute)
    for (const paper of papers.slice(2)) paper.stories = [reprint('/isles')]
    await pass(20 * minute)
    expect(titles()).toEqual([ferry.title])
    expect(memory.edited).toHaveLength(2)
    expect(memory.edited.some(({ ping }) => ping)).toBe(false)
    expect(shown()[2]).toContain('New in Ellery Post. Also in Courier, Marrow News')
    expect(shown()[2]).not.toContain('Corrected')
    const links = memory.edited[1]?.blocks.flatMap((block) => ('line' in block ? block.line : []))
    expect(links).toContainEqual({ kind: 'link', text: 'Courier', url: `${other.origin}/boat` })
  })

  it('is one post also when they have it at the same moment', async () => {
    const { one, other, pass, titles, shown } = await following(['Ellery Post', 'Courier'])
    one.stories = [ferry]
    other.stories = [reprint()]
    await pass(20 * minute)
    await pass(20 * minute)
    expect(titles()).toHaveLength(1)
    expect(shown().at(-1)).toMatch(/New in (?:Ellery Post. Also in Courier|Courier. Also in Ellery Post)/)
  })

  it('goes on naming them when it is corrected', async () => {
    const { one, other, pass, memory, shown } = await following(['Ellery Post', 'Courier'])
    one.stories = [ferry]
    await pass(20 * minute)
    other.stories = [reprint()]
    await pass(20 * minute)
    one.stories = [{ ...ferry, summary: 'Now edited.', story: paragraphs(changeWords(text, 0.05, random)) }]
    await pass(20 * minute)
    expect(memory.edited).toHaveLength(2)
    expect(shown()[2]).toMatch(
      /New in Ellery Post\. Corrected on [^:]+: the article has changed [^.]+\. Also in Courier/,
    )
    other.stories = [{ ...reprint(), summary: 'Edited there.' }]
    await pass(20 * minute)
    expect(memory.edited).toHaveLength(2)
  })

  it('is known by the words of its entry, too, when no page can be read', async () => {
    const { one, other, pass, titles, shown } = await following(['Ellery Post', 'Courier'])
    const entry = { title: 'Ferry', summary: text, status: 403, date: 'Mon, 05 Jan 2026 12:05:00 GMT' }
    one.stories = [{ path: '/ferry', ...entry }]
    await pass(20 * minute)
    other.stories = [{ path: '/boat', ...entry }]
    await pass(20 * minute)
    await pass(20 * minute)
    expect(titles()).toHaveLength(1)
    expect(shown().at(-1)).toContain('New in Ellery Post. Also in Courier')
  })

  it('stands in one digest, which names the others', async () => {
    const { say, one, other, pass, memory, shown } = await following(['Ellery Post', 'Courier'])
    await say('unfollow ellery-post')
    await say(`follow ${one.feed} at 18:00 as a digest`)
    one.stories = [ferry, pier]
    await pass(20 * minute)
    other.stories = [reprint(), { ...dam, story: paragraphs(writeText(random, 9)) }]
    await pass(20 * minute)
    expect(memory.sent.map(({ message }) => message.title)).toEqual([dam.title])
    await pass(6 * hour)
    expect(memory.sent[1]?.message.title).toContain('Ellery Post: 2 briefings')
    expect(shown()[1]).toContain('Also in Courier')
  })

  it('is posted by itself where the first post is refused', async () => {
    const outcomes: PostOutcome[] = [{ outcome: 'permanent', reason: 'not_in_channel' }]
    const { one, other, pass, titles } = await following(['Ellery Post', 'Courier'], outcomes)
    one.stories = [ferry]
    await pass(20 * minute)
    other.stories = [reprint()]
    await pass(20 * minute)
    expect(titles()).toEqual(['Boats cross to the islands'])
  })

  it('is two posts in two channels, and after three days', async () => {
    const { say, one, other, pass, titles } = await following(['Ellery Post'])
    expect(other).toBeUndefined()
    const courier = await openHarbourPost([], 'Courier')
    close.push(courier.close)
    await say(`follow ${courier.feed} in <#C2>`)
    one.stories = [ferry]
    await pass(20 * minute)
    courier.stories = [reprint()]
    await pass(20 * minute)
    expect(titles()).toHaveLength(2)
    await say(`follow ${courier.feed}`)
    courier.stories = [reprint('/again'), reprint()]
    await pass(73 * hour)
    expect(titles()).toHaveLength(4)
  })
})

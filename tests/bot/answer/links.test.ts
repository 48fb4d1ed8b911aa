import { afterEach, describe, expect, it } from 'vitest'
import { findAddress } from '../../../src/bot/library/address.ts'
import { openSite } from '../../sources/http/site.ts'
import { openedSites } from '../../sources/links.ts'
import { newsPage } from '../../sources/page/pages.ts'
import { openBot } from '../bot.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

async function openPost() {
  const site = await openSite((request, response) => {
    const html = { 'content-type': 'text/html; charset=utf-8' }
    if (request.url === '/ferry') response.writeHead(200, html).end(newsPage())
    else if (request.url === '/wall') response.writeHead(402, html).end()
    else response.writeHead(404, html).end()
  })
  openedSites.push(site.name)
  close.push(site.close)
  return site
}

describe('a link', () => {
  it('is briefed with its quotes, and its buttons do not ask the site again', async () => {
    const site = await openPost()
    const { ask } = await openBot()
    const reply = await ask('brief', `${site.origin}/ferry`)
    expect(reply.problem).not.toBe(true)
    expect(JSON.stringify(reply.message)).toContain('Ferry to Marrow sails again')
    const name = /link-[0-9a-f]{64}/.exec(JSON.stringify(reply.message))?.[0] ?? ''
    const quotes = await ask('brief', { name, section: 'quotes' })
    expect(JSON.stringify(quotes.message)).toContain('a loaf with a parachute again')
    expect(site.asked).toHaveLength(1)
  }, 30_000)

  it('in a message is briefed by "Brief this"', async () => {
    const site = await openPost()
    const { ask } = await openBot()
    const reply = await ask('brief-this', { text: `Look: <${site.origin}/ferry|the ferry>.` }, { origin: 'shortcut' })
    expect(JSON.stringify(reply.message)).toContain('Ferry to Marrow sails again')
  }, 30_000)

  it.each([
    ['/wall', /does not let Briefdesk read/],
    ['/none', /has no such page/],
  ])('that cannot be read gets a private answer with a way out: %s', async (path, reason) => {
    const site = await openPost()
    const { ask } = await openBot()
    const reply = await ask('brief', `${site.origin}${path}`)
    expect(reply).toMatchObject({ problem: true, visibility: 'private' })
    expect(JSON.stringify(reply.message)).toMatch(reason)
  })

  it('into the bot’s own network is refused', async () => {
    const { ask } = await openBot()
    const reply = await ask('brief', 'http://127.0.0.1:8080/secret')
    expect(reply.problem).toBe(true)
    expect(JSON.stringify(reply.message)).toContain('not on the public internet')
  })

  it.each([
    ['see https://post.example/a (and more).', 'https://post.example/a'],
    ['<https://post.example/a_(b)|shown>', 'https://post.example/a_(b)'],
    ['(https://post.example/a)', 'https://post.example/a'],
    ['no address', undefined],
  ])('is found in %s', (text, address) => expect(findAddress(text)).toBe(address))
})

import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openSite } from '../../sources/http/site.ts'
import { openedSites } from '../../sources/links.ts'
import { openBot } from '../bot.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

const pageOf = (path: string): Buffer => readFileSync(new URL(`../../fixtures/pages${path}.html`, import.meta.url))

/** What a reader is told of a page by `/brief`. */
async function ask(path: string): Promise<{ problem?: boolean; told: string }> {
  const site = await openSite((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(request.url ?? ''))
  })
  openedSites.push(site.name)
  close.push(site.close)
  const { ask: put } = await openBot()
  const reply = await put('brief', `${site.origin}${path}`)
  return { ...(reply.problem && { problem: true }), told: JSON.stringify(reply.message) }
}

describe('/brief of a page that is no article', () => {
  it.each([
    ['/kinds/error', /shows an error instead of an article/],
    ['/kinds/login', /asks for a password/],
    ['/kinds/front', /lists articles.*Dredgers return to the northern channel.*harbour\/0/],
    ['/cases/45-search', /results of a search/],
    ['/cases/47-cookie-wall', /asks about cookies/],
    ['/cases/48-bot-check', /no robot/],
    ['/cases/32-real-wall-long', /only the free part/],
  ])(
    'tells why, and what to do: %s',
    async (path, words) => {
      const { problem, told } = await ask(path)
      expect(told).toMatch(words)
      expect(problem).toBe(true)
    },
    30_000,
  )
})

describe('/brief of a page that holds a text of another kind', () => {
  it.each(['opinion', 'live', 'poem', 'gallery', 'chinese'])(
    'is answered with its own words: %s',
    async (name) => {
      const { problem } = await ask(`/kinds/${name}`)
      expect(problem).toBeUndefined()
    },
    30_000,
  )
})

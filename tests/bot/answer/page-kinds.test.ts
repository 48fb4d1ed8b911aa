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
    ['/kinds/front', /lists articles.*"text":"Dredgers return to the northern channel[^}]*"url":"[^"]*harbour\/0"/],
    ['/asked/error', /shows an error instead of an article/],
    ['/asked/consent', /asks about cookies/],
    ['/asked/robot', /no robot/],
    ['/asked/search', /results of a search.*"text":"Who pays for the quay\?"[^}]*story\/2"/],
    ['/asked/front', /lists articles.*"text":"Seal born in the marina"[^}]*news\/3"/],
    ['/asked/list', /lists articles.*"text":"[^"]*Nets, and the people who mend them"[^}]*voll\/2"/],
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
  it.each([
    ['/kinds/opinion', 'opinion · Olga Prentiss · 5 March 2026', 'I '],
    ['/kinds/live', 'live blog · Cora Finch · 3 March 2026', '"What is next"'],
    ['/kinds/agony', 'advice · ', '"label":"What is next"'],
    ['/kinds/interview', 'interview · Ben Moor', '"paragraph","line":[{"kind":"text","text":"I '],
    ['/kinds/press-release', 'press release · ', '"label":"Who speaks"'],
    ['/kinds/transcript', 'transcript · ', '"label":"What is next"'],
    ['/kinds/product', '"text":"product', '"label":"Timeline"'],
    ['/kinds/training', '"text":"guide', 'quotations, all letter for letter'],
    ['/kinds/paper', 'paper · Ada Quill, Ben Moor · 3 March 2026', '"label":"Who speaks"'],
    ['/kinds/events', '"text":"events', '4 March, 7 pm Songs'],
    ['/kinds/gallery', '"text":"gallery', '"label":"What is next"'],
    ['/kinds/poem', 'poem · Ada Brook', 'a crate of eels'],
    ['/cases/12-table-only', 'table · Mara Quill', 'Boat number 1'],
    ['/cases/41-recipe', 'recipe · Gesa Holm', '"label":"People"'],
    ['/cases/42-forum', '"text":"discussion', '"label":"Who speaks"'],
    ['/cases/44-qa-docs', '"text":"documentation', '"label":"Timeline"'],
    ['/cases/73-modified-only', '"Mara Quill · updated 9 March 2026', 'date not found'],
    ['/asked/opinion', 'opinion · Olaf Brenner · 9 March 2026', '"text":"I '],
    ['/asked/live', 'live blog · Petra Voll · 11 March 2026', 'What is next'],
    ['/asked/discussion', '"text":"discussion · 4 March 2026', '"label":"Who speaks"'],
    ['/asked/product', '"text":"product', 'Add to basket'],
    ['/asked/recipe', 'not of recipes', 'We found no quotes'],
    ['/asked/documentation', '"text":"documentation', '"label":"Timeline"'],
    ['/asked/interview', 'interview · Petra Voll · 2 March 2026', '"text":"I '],
    ['/asked/press-release', 'press release · 3 March 2026', 'press@'],
    ['/asked/poem', 'poem · Ines Tarrow', 'the water leaves the wall'],
    ['/asked/league', 'not of tables', 'We found no quotes'],
    ['/asked/transcript', '"text":"transcript"', '"label":"What is next"'],
    ['/asked/agony', 'advice · Dora Fenn', 'my neighbour is a choir singer'],
    ['/asked/paper', 'paper · Lene Marr, Jonas Pike · 4 November 2025', 'Weather Notes'],
    ['/asked/training', 'guide · Sunna Reyes · 4 January 2026', '"label":"Timeline"'],
    ['/asked/events', 'not of lists of events', '14 March 2026'],
    ['/asked/gallery', 'not of galleries', 'Photo:'],
    ['/cases/80-quote-in-directives', 'hardened its line', 'Lowlanders said'],
    ['/cases/82-quote-with-stops', 'The town’s new slogan drew laughter', '"text":"Get'],
    ['/cases/83-lang-attr-wrong', 'Der Hafenrat von Ostmeer', '"label":"Timeline"'],
    ['/kinds/chinese', '埃勒里港与马罗岛之间的渡轮将于下星期一恢复通航', '"label":"Timeline"'],
    ['/kinds/arabic', 'قالت هيئة الميناء', '"label":"Timeline"'],
    ['/kinds/hindi', 'बंदरगाह बोर्ड ने', '"label":"Timeline"'],
  ])(
    'says what kind it is, and leaves out what it cannot have: %s',
    async (path, has, hasNot) => {
      const { problem, told } = await ask(path)
      expect(problem).toBeUndefined()
      expect(told).toContain(has)
      expect(told).not.toContain(hasNot)
    },
    30_000,
  )
})

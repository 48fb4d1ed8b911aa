import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { sha256 } from '../../article/hash.ts'
import { briefStory } from './story.ts'

const stories = {
  de: `Der Gemeinderat von Halbrück hat am Montag den Bau einer neuen Brücke beschlossen. Für den Plan stimmten 23 Mitglieder, dagegen 19.\n\n„Wir haben elf Jahre auf diesen Tag gewartet“, sagte die Bürgermeisterin Klara Wendelin. Die Brücke soll 40 Millionen Franken kosten und im Jahr 2028 fertig sein.\n\nDie Opposition hält das Geld für verschwendet. Ihr Sprecher Urs Häfeli nannte die Brücke „ein Denkmal aus Beton“.`,
  fr: `Le conseil municipal de Saint-Avel a voté lundi la construction d’un nouveau pont. Le projet a été adopté par 23 voix contre 19.\n\n« Nous attendons ce jour depuis onze ans », a déclaré la maire, Yvette Marchand. Le pont doit coûter 40 millions de francs et être achevé en 2028.\n\nL’opposition parle d’un gaspillage. Son porte-parole, Pascal Derou, a qualifié le pont de « monument en béton ».`,
  zh: `海布鲁克市议会星期一决定修建一座新桥。议员以二十三票对十九票通过了这项计划。\n\n“我们等这一天等了十一年，”市长林晓梅说。新桥预计耗资四千万元，将于二〇二八年完工。\n\n反对派认为这是浪费。发言人陈大文称这座桥是“混凝土纪念碑”。`,
}

describe.each(Object.entries(stories))('an article in %s', (language, text) => {
  const article = parseArticle({ text, layout: 'body' }, sha256)
  const briefing = briefStory(article)
  const entriesOf = (kind: string): number =>
    briefing.sections.find((section) => section.kind === kind)?.entries.length ?? 0

  it('is known by its words and script', () => {
    expect(article.language).toBe(language)
  })

  it('is briefed from its own sentences, whole', () => {
    expect(article.sentences).toHaveLength(6)
    expect(entriesOf('bottom-line')).toBe(1)
    expect(entriesOf('key-points')).toBeGreaterThan(0)
    const origins = briefing.sections.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim.origin] : [])),
    )
    expect(new Set(origins)).toEqual(new Set(['verbatim']))
  })

  it('says which parts stood down, and leaves them empty', () => {
    const gaps = briefing.sections.find(({ kind }) => kind === 'gaps')?.entries[0]
    expect(gaps).toMatchObject({ kind: 'gap', gap: expect.stringContaining(`“${language}”`) as string })
    expect([entriesOf('timeline'), entriesOf('numbers'), entriesOf('next')]).toEqual([0, 0, 0])
  })

  it('passes the gate without a finding', () => {
    expect(verify(briefing, article).findings).toEqual([])
  })
})

describe('quotations by the marks alone', () => {
  it.each([
    ['de', 'Die Stadt spricht von einem ‚sehr guten Geschäft für alle‘.', '‚sehr guten Geschäft für alle‘'],
    ['es', '—No lo haremos nunca más —añadió la alcaldesa ante la prensa.', 'No lo haremos nunca más'],
    ['ru', '— Это памятник из бетона, и больше ничего, — заявил мэр.', 'Это памятник из бетона, и больше ничего'],
    ['ja', '市長は「皆にとって良い取引」だと話した。', '「皆にとって良い取引」'],
    ['sv', '”Det är ett monument av betong”, skriver oppositionen.', '”Det är ett monument av betong”'],
  ])('in %s: %s', (language, text, expected) => {
    const { quotes } = briefStory(parseArticle({ text, layout: 'body', language }, sha256))
    expect(quotes.map(({ content }) => content.exact)).toEqual([expected])
    expect(quotes.map(({ speaker }) => speaker)).toEqual([undefined])
  })

  it.each([
    ['sv', '– Vi har väntat i elva år på den här dagen, säger borgmästaren Klara Wendelin.'],
    ['de', 'Er las im „Halbrücker Boten“ von der Brücke.'],
  ])('none where they do not decide, in %s: %s', (language, text) => {
    expect(briefStory(parseArticle({ text, layout: 'body', language }, sha256)).quotes).toEqual([])
  })
})

it('measures scripts without spaces by their characters: a long first sentence stands, no line is a kicker', () => {
  const text =
    '海港大桥将重建\n\n海布鲁克市议会星期一以二十三票对十九票决定，用四千万元重建二〇一九年被风暴摧毁的海港大桥，工程预计六月开始，明年年底以前完工。\n\n反对派认为这是浪费，渔民要求赔偿。\n\n2024年3月15日，市民曾就此投票。'
  const article = parseArticle({ text, layout: 'whole', language: 'en' }, sha256)
  expect(article.language).toBe('zh')
  expect(article.headline?.exact).toBe('海港大桥将重建')
  expect(article.sentences).toHaveLength(3)
  const [line] = briefStory(article).sections.find(({ kind }) => kind === 'bottom-line')?.entries ?? []
  expect(line).toMatchObject({ claim: { text: expect.stringMatching(/^海布鲁克/) as string } })
})

it.each(['de', 'fr'] as const)('finds quotations in %s by their marks', (language) => {
  const article = parseArticle({ text: stories[language], layout: 'body', language }, sha256)
  expect(briefStory(article).quotes[0]?.content.exact).toMatch(/^[„«]/)
})

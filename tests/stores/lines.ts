import { describe, expect, it } from 'vitest'
import type { KeptLine, LinesOf, SoughtLines } from '../../src/bot/ports/lines.ts'
import type { Store } from '../../src/bot/ports/store.ts'

/** Of an invented harbour. */
export const linesOf = (over: Partial<LinesOf> = {}): LinesOf => ({
  ...{ tenant: 'T1', briefing: 'harbour', revision: 'r1', edition: 0 },
  ...over,
})
export const harbourLines: readonly KeptLine[] = [
  { kind: 'title', text: 'Ferries strike in Köln' },
  { kind: 'line', text: 'The fare is 4.25 crowns from Monday.' },
  { kind: 'quote', quote: 1, text: '“We struck the ferry deal,”', speaker: 'Mara Lindqvist', role: 'harbour master' },
  { kind: 'quote', quote: 2, text: '“Nobody asked Lindqvist.”', speaker: 'Rut Amsel' },
]
export const link = { code: 'ab12', tenant: 'T1', briefing: 'harbour', by: 'Ada', at: 1, until: 100 }

const edit = { tenant: 'T1', briefing: 'harbour', overrides: {}, by: 'Ada', at: 1, edition: 1 }
const kept = { tenant: 'T1', name: 'ferry', from: 'text-1', about: 'The ferry', by: 'Ada', at: 1, content: 'kept' }

/** What every store promises of what can be searched, and of links for anybody. */
export function describeLines(name: string, open: () => Promise<Store>): void {
  describe(`the lines of ${name}`, () => {
    const search = async (store: Store, words: string, over: Partial<SoughtLines> = {}) =>
      (await store.lines.search({ tenant: 'T1', words, limit: 9, ...over })).map(
        ({ briefing, text, quote }) => `${briefing} ${quote ?? text}`,
      )

    it.each([
      ['ferry', ['harbour Ferries strike in Köln', 'harbour 1'], 'whatever the form'],
      ['STRIKE koln', ['harbour Ferries strike in Köln'], 'whatever the case and accents'],
      ['lindqvist', ['harbour 1', 'harbour 2'], 'in what is said and in who said it'],
      ['mara ferry', ['harbour 1'], 'in both together'],
      ['4.25', ['harbour The fare is 4.25 crowns from Monday.'], 'a number as it stands'],
      ['“ferry deal”', ['harbour 1'], 'a run of words'],
      ['"deal ferry"', [], 'no run in another order'],
      ['ferry dam', [], 'not where a word is missing'],
      ['" OR owner : t54 --', [], 'and no words are orders'],
      ['', [], 'nothing by nothing'],
      ['… ()', [], 'nothing by signs'],
    ])('find “%s” in %j: %s', async (words, found) => {
      const store = await open()
      await store.lines.put(linesOf(), harbourLines, '2026-01-05')
      expect((await search(store, words)).sort()).toEqual([...found].sort())
    })

    it('find by who said it, by kind, and page after page, the newest article first', async () => {
      const store = await open()
      await store.lines.put(linesOf(), harbourLines, '2026-01-05')
      await store.lines.put(linesOf({ briefing: 'dam' }), harbourLines.slice(0, 3), '2026-02-01')
      expect(await search(store, '', { speaker: 'lindqvist' })).toEqual(['dam 1', 'harbour 1'])
      expect(await search(store, 'ferry', { kind: 'quote' })).toEqual(['dam 1', 'harbour 1'])
      const sought = { tenant: 'T1', words: 'ferry', limit: 3 }
      const first = await store.lines.search(sought)
      const second = await store.lines.search({ ...sought, after: first.at(-1)?.mark })
      expect([...first, ...second].map(({ briefing, quote = 0 }) => `${briefing} ${quote}`)).toEqual([
        'dam 0',
        'dam 1',
        'harbour 0',
        'harbour 1',
      ])
      expect(first[1]).toMatchObject({ day: '2026-02-01', title: 'Ferries strike in Köln', role: 'harbour master' })
    })

    it('are those of a tenant and of the folder, never another tenant’s', async () => {
      const store = await open()
      await store.lines.put(linesOf({ tenant: 'T2', briefing: 'own' }), harbourLines, '2026-01-05')
      await store.lines.put(linesOf({ tenant: 'operator', briefing: 'file' }), harbourLines.slice(0, 1), '2026-01-05')
      expect(await search(store, 'ferry')).toEqual(['file Ferries strike in Köln'])
      expect(await search(store, 'ferry', { tenant: 'T2', kind: 'quote' })).toEqual(['own 1'])
    })

    it('are not found by what editors changed, from that moment on; another tenant still finds the file’s', async () => {
      const store = await open()
      await store.lines.put(linesOf({ tenant: 'operator' }), harbourLines, '2026-01-05')
      await store.edits.set({ ...edit, tenant: 'T1', briefing: 'harbour', edition: 1 })
      expect(await search(store, 'mara')).toEqual([])
      expect(await search(store, 'mara', { tenant: 'T2' })).toEqual(['harbour 1'])
      const named: KeptLine = { kind: 'quote', quote: 1, text: '“We struck the ferry deal,”', speaker: 'Ida Holm' }
      await store.lines.put(linesOf({ edition: 1 }), [...harbourLines.slice(0, 1), named], '2026-01-05')
      expect(await search(store, 'holm')).toEqual(['harbour 1'])
      expect(await search(store, 'mara')).toEqual([])
      await store.edits.set({ ...edit, tenant: 'T2', briefing: 'folder/harbour', edition: 1 })
      expect(await search(store, 'mara', { tenant: 'T2' })).toEqual([])
    })

    it('are forgotten with their text, and when it is kept no longer', async () => {
      const store = await open()
      for (const [text, at] of [
        ['text-1', 1],
        ['text-2', 9],
      ] as const) {
        await store.texts.keep('T1', text, 'pasted', at)
        await store.lines.put(linesOf({ briefing: text }), harbourLines, '2026-01-05')
        await store.shares.open({ ...link, code: `${text}a`, briefing: text })
      }
      await store.retention.expire(5, 0)
      expect(await search(store, 'mara')).toEqual(['text-2 1'])
      await store.retention.forget('T1', 'text-2')
      expect(await search(store, 'mara')).toEqual([])
      expect(await store.shares.list('T1', 1)).toEqual([])
    })

    it('are missing where a briefing was kept or changed since', async () => {
      const store = await open()
      await store.kept.keep(kept)
      await store.edits.set(edit)
      const { tenant, briefing, edition } = edit
      const missing = async () => [...(await store.lines.missing(9))].map((each) => each.briefing).sort()
      expect(await missing()).toEqual([briefing, kept.name].sort())
      await store.lines.put(linesOf({ tenant, briefing, edition }), harbourLines, '2026-01-05')
      await store.lines.put(linesOf({ tenant: kept.tenant, briefing: kept.name }), [], '2026-01-05')
      expect(await missing()).toEqual([])
      expect(await store.lines.find(tenant, briefing)).toEqual(linesOf({ tenant, briefing, edition }))
      await store.edits.set({ ...edit, edition: edition + 1 })
      expect(await missing()).toEqual([briefing])
      await store.lines.remove(tenant, briefing)
      expect((await store.lines.known(tenant)).map((each) => each.briefing)).toEqual([kept.name])
    })

    it('hold hundreds of lines of one briefing', async () => {
      const store = await open()
      const many = Array.from({ length: 1_500 }, (_, at): KeptLine => ({ kind: 'line', text: `crate ${at}` }))
      await store.lines.put(linesOf(), many, '2026-01-05')
      await store.lines.put(linesOf({ briefing: 'other' }), many, '2026-01-05')
      expect(await store.lines.search({ tenant: 'T1', words: 'crate', limit: 5_000 })).toHaveLength(2 * 1_024)
    })
  })

  describe(`the links of ${name}`, () => {
    it('are found until their day, counted, listed and withdrawn in their own tenant', async () => {
      const { shares } = await open()
      await shares.open(link)
      await shares.open({ ...link, code: 'ab34', tenant: 'T2', at: 2 })
      await shares.open({ ...link, until: undefined, code: 'cd', at: 3 })
      expect(await shares.find('ab12', 99)).toEqual({ ...link, opened: 0 })
      expect([await shares.find('ab12', 100), await shares.find('ab', 1)]).toEqual([undefined, undefined])
      await shares.count('ab12')
      expect((await shares.list('T1', 99)).map(({ code, opened }) => [code, opened])).toEqual([
        ['cd', 0],
        ['ab12', 1],
      ])
      expect((await shares.list('T1', 100)).map(({ code }) => code)).toEqual(['cd'])
      expect(await shares.withdraw('T1', 'ab3')).toBeUndefined()
      expect(await shares.withdraw('T1', '')).toBeUndefined()
      expect(await shares.withdraw('T1', 'ab')).toMatchObject({ code: 'ab12' })
      expect(await shares.find('ab12', 1)).toBeUndefined()
      expect(await shares.find('ab34', 1)).toMatchObject({ tenant: 'T2' })
    })
  })
}

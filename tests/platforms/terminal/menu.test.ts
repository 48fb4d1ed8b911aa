import { expect, it } from 'vitest'
import type { Control, Message } from '../../../src/message/message.ts'
import { menuCall, menuOf } from '../../../src/platforms/terminal/menu.ts'
import { renderText } from '../../../src/platforms/terminal/render.ts'
import { openBot } from '../../bot/bot.ts'

const part = (section: string): Control => ({ label: section, command: 'pier', args: { section } })
const wrong: Control = { label: 'Something wrong?', command: 'briefdesk', args: { line: 'correct pier' } }
const menu = (...controls: Control[]): Message => ({ title: 'Pier', blocks: [{ kind: 'controls', controls }] })

it('numbers what is no part after the last part, so that no number stands for two', () => {
  const onPartOne = menu(part('quotes'), part('2-the-planks'), part('3-the-summer'), wrong)
  expect(menuOf(onPartOne).numbered.map(({ typed }) => typed)).toEqual(['2', '3', '4'])
  expect(menuCall(onPartOne, '3')).toMatchObject({ args: { section: '3-the-summer' } })
  expect(menuCall(onPartOne, '4')).toBe(wrong)
  expect(menuOf(menu(wrong)).numbered.map(({ typed }) => typed)).toEqual(['1'])
})

it('gives a number one meaning on each page, and a part its own on all of them', async () => {
  const { ask, catalog } = await openBot()
  const sections = catalog.find('nato-china')?.verified.briefing.sections.map(({ id }) => id) ?? []
  const meanings = new Map<string, Set<string>>()
  for (const section of ['overview', ...sections]) {
    const { message } = await ask('nato-china', { section })
    const { words, numbered } = menuOf(message)
    const typed = [...words, ...numbered].map((choice) => choice.typed)
    expect([section, typed]).toEqual([section, [...new Set(typed)]])
    for (const { typed: number, control } of numbered)
      meanings.set(number, (meanings.get(number) ?? new Set()).add(control.args['section'] ?? control.label))
    // Sentences are numbered as everywhere: small.
    expect(renderText(message, { width: 80, colour: false, links: false })).not.toMatch(/^\d+ {2}/m)
  }
  expect([...meanings].filter(([, meant]) => meant.size > 1)).toEqual([])
  expect(meanings.size).toBeGreaterThan(2)
})

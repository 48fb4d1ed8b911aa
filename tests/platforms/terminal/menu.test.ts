import { expect, it } from 'vitest'
import type { Control, Message } from '../../../src/message/message.ts'
import { menuCall, menuOf } from '../../../src/platforms/terminal/menu.ts'

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

import { describe, expect, it } from 'vitest'
import { isBalanced, withoutStrayMark } from '../../../src/briefing/gate/marks.ts'

describe('the marks of a line', () => {
  it.each([
    'The dock “will never close”, Ada Quill said.',
    '"It may sway," she said, "but it will hold."',
    "The workers' union and the '90s fans don't agree on the boats.",
    '‘It may sway,’ she said of the captains’ wharf.',
    'He is 6\'2" tall and stands by the wall (and so does she).',
    'Le port « fermera » en mai.',
    'Hamnen ”stängs” i maj.',
    'Der Hafen „schließt“ im Mai.',
    "He called it a ' wreck ' on Friday.",
    '港口将于五月「关闭」。',
  ])('balance in: %s', (line) => expect(isBalanced(line)).toBe(true))

  it.each([
    'The dock “will never close.',
    'It will never close,” she said.',
    'It may sway," she said, "but it will hold.',
    "The mayor said: 'We will pay for the wall.",
    '‘That will get worse when money runs short.',
    'The dock (which may not reopen will close.',
    'The dock closed) on Friday.',
    '" Ada Quill said the dock would close.',
    'Le port « fermera en mai.',
  ])('do not balance in: %s', (line) => expect(isBalanced(line)).toBe(false))
})

it('drops the mark that opens the next quotation, and no other', () => {
  expect(withoutStrayMark('The dock will close in May."')).toBe('The dock will close in May.')
  expect(withoutStrayMark('She said "the dock will close in May."')).toBe('She said "the dock will close in May."')
})

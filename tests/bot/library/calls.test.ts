import { expect, it } from 'vitest'
import { sayCall } from '../../../src/bot/library/sets.ts'

it.each([
  [{ command: 'harbour', args: {} }, '/harbour'],
  [{ command: 'digest', args: { set: 'tag:port' } }, 'what is new under the tag “port”'],
  [{ command: 'digest', args: { set: 'folder:desk', again: '1' } }, 'what there is in the folder “desk”'],
  [{ command: 'feed:list', args: { feed: 'the-post' } }, 'what is new in the-post'],
  [{ command: 'feed:headline', args: { url: 'https://post.example/1' } }, 'the headline of https://post.example/1'],
])('the call %j is said as “%s”', (call, said) => expect(sayCall(call)).toBe(said))

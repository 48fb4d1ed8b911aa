import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Platform, Reply } from '../../src/bot/ports/platform.ts'
import type { PostRef, Target } from '../../src/bot/ports/target.ts'
import type { Message } from '../../src/message/message.ts'

/** A chat of the tests' own, with the shipped adapter at work in it; whatever it is asked, it answers `reply`. */
export interface Chat {
  readonly platform: Platform
  readonly target: Target
  /** Asks for the briefing `harbour` there; resolves with all that the asker sees, once it is answered. */
  ask(): Promise<string>
  /** What everybody sees there. */
  shown(): string
  /** What happens to the next post or edit; absent where nothing lies between the bot and its reader. */
  readonly trouble?: Readonly<Record<Trouble, () => void>>
  /** A channel of the chat that others follow, and what reached them; absent where there is no such thing. */
  readonly followed?: { readonly target: Target; reached(): string }
  /** Ends what lasts longer than one post. */
  heal?(): void
  close(): Promise<void>
}

/** doubtful: done, and the answer is lost · refused: a person can mend it · limited: a pause of 7 s, longer than any adapter waits by itself · gone: the place is no more. */
export type Trouble = 'doubtful' | 'refused' | 'limited' | 'gone'

/** What a briefing's reader is answered. */
export const reply: Reply = { message: says('The harbour opens in May'), visibility: 'private' }

/** A message of one paragraph. */
export function says(text: string): Message {
  return { title: text, blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text }] }] }
}

/** What every platform promises; each adapter runs it. */
export function describePlatform(name: string, open: () => Promise<Chat>): void {
  describe(`the platform ${name}`, () => {
    let chat: Chat
    beforeEach(async () => {
      chat = await open()
    })
    afterEach(() => chat.close())
    const post = (text: string, key = 'slot:1') => chat.platform.post(chat.target, says(text), key)
    const edit = (ref: PostRef, text: string) => chat.platform.edit(chat.target, ref, says(text))
    const sent = async (text: string): Promise<PostRef> => {
      const outcome = await post(text)
      return outcome.outcome === 'sent' ? outcome.ref : expect.fail(outcome.reason)
    }
    const troubled = (how: Trouble) => {
      if (!chat.trouble) return false
      chat.trouble[how]()
      return true
    }

    it('is ready once it has started, and stopped once it was stopped', async () => {
      expect(chat.platform.health()).toEqual({ state: 'ready' })
      await chat.platform.stop()
      expect(chat.platform.health().state).toBe('stopped')
    })

    it('answers who asks, and posts nothing by it', async () => {
      const before = chat.shown()
      expect(await chat.ask()).toContain('The harbour opens in May')
      if (chat.platform.name !== 'terminal') expect(chat.shown()).toBe(before)
    })

    it('shows a post to all, once, and gives it a name', async () => {
      expect(await sent('The pier is shut')).not.toBe('')
      expect(chat.shown().match(/The pier is shut/g)).toHaveLength(1)
    })

    it('changes what it posted in place, or says that it cannot', async () => {
      const ref = await sent('The pier is shut')
      const outcome = await edit(ref, 'The pier is open')
      if (chat.platform.capabilities.edits) {
        expect(outcome).toEqual({ outcome: 'sent', ref })
        expect(chat.shown()).not.toContain('The pier is shut')
        expect(chat.shown().match(/The pier is open/g)).toHaveLength(1)
      } else {
        expect(outcome).toMatchObject({ outcome: 'permanent', reason: expect.stringMatching(/\w/) as string })
        expect(chat.shown()).not.toContain('The pier is open')
      }
    })

    it('leaves open what became of a post whose answer was lost, and itself sends it once', async (test) => {
      if (!troubled('doubtful')) return test.skip()
      expect(await post('The pier is shut')).toEqual({
        outcome: 'unknown',
        reason: expect.stringMatching(/\w/) as string,
      })
      expect(chat.shown().match(/The pier is shut/g)).toHaveLength(1)
    })

    it('shows a doubtful post once, however often it is sent, where it says that it dedupes', async (test) => {
      if (!chat.platform.capabilities.dedupes || !troubled('doubtful')) return test.skip()
      await post('The pier is shut')
      expect(await post('The pier is shut')).toMatchObject({ outcome: 'sent' })
      expect(chat.shown().match(/The pier is shut/g)).toHaveLength(1)
    })

    it('does not try again what is refused, and says what to mend', async (test) => {
      if (!troubled('refused')) return test.skip()
      const outcome = await post('The pier is shut')
      expect(outcome).toEqual({ outcome: 'permanent', reason: expect.stringMatching(/invite|give it/) as string })
      expect(chat.shown()).not.toContain('The pier is shut')
      chat.heal?.()
      expect(await post('The dam holds', 'slot:2')).toMatchObject({ outcome: 'sent' })
    })

    it('posts nothing while it is asked to wait, and says for how long', async (test) => {
      if (!troubled('limited')) return test.skip()
      const outcome = await post('The pier is shut')
      expect(outcome).toMatchObject({ outcome: 'transient' })
      const { after = 0 } = outcome as { readonly after?: number }
      expect(after).toBeGreaterThanOrEqual(7_000)
      expect(after).toBeLessThan(10_000)
      expect(chat.shown()).not.toContain('The pier is shut')
    })

    it('passes a post on to whoever follows its channel, once, or has no followers', async () => {
      const { platform, followed } = chat
      expect([platform.capabilities.followers === undefined, platform.passOn === undefined]).toEqual(
        followed ? [false, false] : [true, true],
      )
      if (!followed) return
      expect(platform.capabilities.followers?.wants(chat.target)).toBe(false)
      expect(platform.capabilities.followers?.wants(followed.target)).toBe(true)
      const outcome = await platform.post(followed.target, says('The pier is shut'), 'slot:1')
      if (outcome.outcome !== 'sent') expect.fail(outcome.reason)
      expect(followed.reached()).toBe('')
      const passes = () => platform.passOn?.(followed.target, outcome.ref)
      expect([await passes(), await passes()]).toEqual([outcome, outcome])
      expect(followed.reached().match(/The pier is shut/g)).toHaveLength(1)
    })

    it('gives a post up whose place is no more', async (test) => {
      if (!troubled('gone')) return test.skip()
      expect(await post('The pier is shut')).toMatchObject({ outcome: 'permanent' })
      expect(chat.shown()).not.toContain('The pier is shut')
    })
  })
}

import type { Inline, MessageBlock } from '../../message/message.ts'
import { superscript } from '../../message/scene.ts'

/** A source as text: `³`, or `³ (shortened)`. */
export const sourceText = ({ sentence, mark }: Extract<Inline, { kind: 'source' }>): string =>
  mark === undefined ? superscript(sentence) : `${superscript(sentence)} (${mark})`

/** A quotation's words as a line: a fragment bold in its sentence. */
export const wordsOfQuote = ({ exact, before, after }: Extract<MessageBlock, { kind: 'quote' }>): readonly Inline[] =>
  before === undefined && after === undefined
    ? [{ kind: 'text', text: exact }]
    : [
        { kind: 'text', text: before ?? '' },
        { kind: 'strong', text: exact },
        { kind: 'text', text: after ?? '' },
      ]

import { stemmer } from 'stemmer'
import { remembered } from '../../remembered.ts'
import { wordsAt, type Article } from '../../article/article.ts'
import { weakWords } from './english.data.ts'

/** A word of the article: all forms that share a stem. */
export interface Word {
  /** Lower case; stemmed in English. */
  readonly stem: string
  /** A function word or one that says little: "the", "said". English only. */
  readonly functional: boolean
  readonly numeric: boolean
  /** Capitalised inside a sentence: most likely a name. */
  readonly capital: boolean
}

/** The article as seen by ranking. */
export interface LineWords {
  readonly words: readonly Word[]
  /** The words of each sentence in order, as indices into `words`. */
  readonly sentences: readonly (readonly number[])[]
  /** The same, each word of a sentence once. */
  readonly distinct: readonly (readonly number[])[]
}

/** Splits each sentence of the article into words. Scripts without spaces are read in character pairs. */
export function readWords(article: Pick<Article, 'text' | 'sentences' | 'language'>): LineWords {
  const english = isEnglish(article)
  const words: { -readonly [Key in keyof Word]: Word[Key] }[] = []
  const places = new Map<string, number>()
  const byForm = new Map<string, number>()
  const locate = (form: string): number => {
    const known = byForm.get(form)
    if (known !== undefined) return known
    const stem = english && form.length > 3 ? stemOf(form) : form
    const place = places.get(stem) ?? words.length
    if (place === words.length) {
      places.set(stem, place)
      const functional = english && weakWords.has(form)
      words.push({ stem, functional, numeric: /\p{N}/u.test(stem), capital: false })
    }
    byForm.set(form, place)
    return place
  }
  const sentences = article.sentences.map((sentence) => {
    const text = wordsAt(article, sentence.span)
    const found: number[] = []
    for (const match of text.matchAll(wordPattern)) {
      const [word] = match
      const form = word.toLowerCase()
      if (isUnspaced(word)) for (const pair of pairs(form)) found.push(locate(pair))
      else {
        const place = locate(form)
        const known = words[place]
        // A form whose start changes when lower-cased began with a capital.
        if (known && !known.capital && form[0] !== word[0] && isInside(text, match.index)) known.capital = true
        found.push(place)
      }
    }
    return found
  })
  return { words, sentences, distinct: sentences.map((all) => [...new Set(all)]) }
}

const mostStems = 30_000

/** News reuses the same words, and stemming costs more than all the other reading. */
const stemOf = remembered(stemmer, mostStems)

/** Whether an article is in any variety of English. */
export const isEnglish = ({ language }: Pick<Article, 'language'>): boolean => /^en(?:-|$)/.test(language)

/** Hyphens and apostrophes split words. */
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Only characters beyond the alphabets need checking. */
const isUnspaced = (word: string): boolean => word.charCodeAt(0) >= 0x0e00 && unspaced.test(word)

function pairs(word: string): string[] {
  const characters = [...word]
  return characters.length < 2 ? characters : characters.slice(1).map((next, at) => (characters[at] ?? '') + next)
}

const goesOn = /[\p{L}\p{N},;:'’")]/u

/** After a word or comma and a space, so that a sentence's first word does not count. */
const isInside = (text: string, at: number): boolean => text[at - 1] === ' ' && goesOn.test(text[at - 2] ?? '')

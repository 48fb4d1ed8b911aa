import { stemmer } from 'stemmer'
import { wordsAt, type Article } from '../../article/article.ts'
import { functionWords } from './english.data.ts'

/** A word of the article: all its forms that share a stem. */
export interface Word {
  /** Lower case; stemmed in English. */
  readonly stem: string
  /** Holds sentences together and says little itself: "the", "said". English only. */
  readonly functional: boolean
  readonly numeric: boolean
  /** Written with a capital inside a sentence: most likely a name. */
  readonly capital: boolean
}

/** The article as ranking reads it. */
export interface Reading {
  readonly words: readonly Word[]
  /** For each sentence its words in order, as places in `words`. */
  readonly sentences: readonly (readonly number[])[]
}

/** Reads each sentence of the article as words. Scripts without spaces are read in pairs of characters. */
export function readWords(article: Pick<Article, 'text' | 'sentences' | 'language'>): Reading {
  const english = isEnglish(article)
  const words: { -readonly [Key in keyof Word]: Word[Key] }[] = []
  const places = new Map<string, number>()
  const byForm = new Map<string, number>()
  const locate = (form: string): number => {
    const known = byForm.get(form)
    if (known !== undefined) return known
    const stem = english && form.length > 3 ? stemmer(form) : form
    const place = places.get(stem) ?? words.length
    if (place === words.length) {
      places.set(stem, place)
      const functional = english && functionWords.has(form)
      words.push({ stem, functional, numeric: /\p{N}/u.test(stem), capital: false })
    }
    byForm.set(form, place)
    return place
  }
  const sentences = article.sentences.map((sentence) => {
    const text = wordsAt(article, sentence.span)
    return splitWords(text).map(({ form, at }) => {
      const place = locate(form)
      const word = words[place]
      if (word && !word.capital && isCapitalInside(text, at)) word.capital = true
      return place
    })
  })
  return { words, sentences }
}

export const isEnglish = ({ language }: Pick<Article, 'language'>): boolean => /^en(?:-|$)/.test(language)

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The words of a text in lower case; hyphens and apostrophes part them. */
function splitWords(text: string): { readonly form: string; readonly at: number }[] {
  const found: { form: string; at: number }[] = []
  for (const { 0: word, index: at } of text.matchAll(wordPattern)) {
    const form = word.toLowerCase()
    if (!unspaced.test(word)) found.push({ form, at })
    else found.push(...pairs(form).map((pair) => ({ form: pair, at })))
  }
  return found
}

function pairs(word: string): string[] {
  const characters = [...word]
  return characters.length < 2 ? characters : characters.slice(1).map((next, at) => (characters[at] ?? '') + next)
}

const capital = /^\p{Lu}/u
const goesOn = /[\p{L}\p{N},;:'’")]/u

/** After a word or comma and a space, so that a sentence's first word does not count. */
const isCapitalInside = (text: string, at: number): boolean =>
  text[at - 1] === ' ' && capital.test(text[at] ?? '') && goesOn.test(text[at - 2] ?? '')

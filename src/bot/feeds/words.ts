/** Whether a text holds a word or phrase as somebody means it who typed it. */
export function holds(text: string, typed: string): boolean {
  if (unparted.test(typed)) return fold(text).join(' ').includes(fold(typed).join(' '))
  if (signs.test(typed)) return holdsSigns(text, typed)
  const sought = typed.match(word) ?? []
  const tokens = tokensOf(text)
  const isLoud = !/\p{Ll}/u.test(text)
  return tokens.some((_, at) => sought.every((each, place) => isMeant(each, tokens[at + place], isLoud)))
}

/** Scripts that put no spaces between words. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

/** Signs that make another word of it: `C++`, `C#`, `.NET`, `AT&T`, `#metoo`. */
const signs = /[+#&@$%]|^\.(?=\p{L})/u

const word = /[\p{L}\p{N}\p{M}]+/gu

/** `U.S.` is one word. */
const tokensOf = (text: string): readonly string[] =>
  text.replace(/(?<![\p{L}.])(?:\p{Lu}\.){2,}/gu, (letters) => letters.replaceAll('.', '')).match(word) ?? []

/** The signs to the letter, and no further letter or sign beside them. */
function holdsSigns(text: string, typed: string): boolean {
  const [words, sought] = [text.toLowerCase(), typed.toLowerCase()]
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
    const [before, after] = [words.charAt(at - 1), words.charAt(at + sought.length)]
    if (!/[\p{L}\p{N}+#]/u.test(before) && !/[\p{L}\p{N}+#]/u.test(after)) return true
  }
  return false
}

/** `isLoud`: the whole text is in capitals, which then say nothing. */
function isMeant(typed: string, token: string | undefined, isLoud: boolean): boolean {
  if (token === undefined) return false
  const isCapital = typed.length > 1 && !/\p{Ll}/u.test(typed) && /\p{Lu}/u.test(typed)
  if (isCapital && !isLoud) return token === typed || (typed.length >= NAME_LEAST && token === named(typed))
  const [one = '', other = ''] = [fold(typed)[0], fold(token)[0]]
  return one === other || formsOf(one).includes(other) || formsOf(other).includes(one)
}

/** Papers write longer abbreviations as names: `Nato`. Shorter ones would be words: `Who`. */
const NAME_LEAST = 4

const named = (typed: string): string => typed.charAt(0) + typed.slice(1).toLowerCase()

/** What a word may be a form of: ferries → ferry, striking → strike. A stemmer would make university a form of universe. */
function formsOf(form: string): readonly string[] {
  if (alone.has(form)) return []
  const stems = (ending: RegExp, ...ends: readonly string[]): readonly string[] => {
    const stem = form.replace(ending, '')
    return stem !== form && stem.length >= STEM_LEAST ? ends.map((end) => stem + end) : []
  }
  const doubled = /(\p{L})\1$/u
  const bare = [...stems(/ing$/, '', 'e'), ...stems(/ed$/, '', 'e')]
  return [
    ...stems(/ies$/, 'y'),
    ...stems(/(?<=s|x|z|ch|sh|o)es$/, ''),
    ...stems(/(?<![su])s$/, ''),
    ...bare,
    ...bare.filter((stem) => doubled.test(stem)).map((stem) => stem.slice(0, -1)),
  ]
}

/** Letters that are left of a word, at least. */
const STEM_LEAST = 3

/** Not the plural that they look like. */
const alone: ReadonlySet<string> = new Set(['news', 'series', 'species', 'politics', 'economics', 'physics', 'lens'])

const fold = (words: string): readonly string[] =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

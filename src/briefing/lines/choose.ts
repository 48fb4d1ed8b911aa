import { wordsAt, type Article, type Sentence } from '../../article/article.ts'
import { pairWorth, type Ranking, type Terms } from './rank.ts'
import type { Unfit } from './unfit.ts'
import { isEnglish } from './words.ts'

/** How much to choose, and from where. */
export interface Wanted {
  /** At most this many sentences, or until they reach this many words. */
  readonly count: number
  readonly words?: number
  /** Only these; absent means the whole body. */
  readonly from?: readonly Sentence[]
  /** Already shown elsewhere, so not repeated. */
  readonly besides?: readonly Sentence[]
  /** The least merit, in log odds of what an editor would pick; English only, for it was learnt from English. */
  readonly least?: number
}

/** The sentences an editor would most likely choose, in article order; none depends on something that isn't shown. */
export function chooseSentences(article: Article, ranking: Ranking, wanted: Wanted): readonly Sentence[] {
  const merit = (place: number): number =>
    ranking.looks[place]?.converses ? -Infinity : (ranking.sentences[place]?.merit ?? 0)
  const least = isEnglish(article) ? (wanted.least ?? -Infinity) : -Infinity
  return search(article, ranking, { ...wanted, least }, () => merit)
}

/** The sentences that cover most of a summary's expected content for their length. */
export function condense(article: Article, ranking: Ranking, wanted: Wanted): readonly Sentence[] {
  const told = [createCounter(ranking.words), createCounter(ranking.pairs)] as const
  let [promise, length] = [0, 0]
  return search(article, ranking, wanted, (taken) => {
    if (taken !== undefined) {
      promise += told[0].take(taken) + pairWorth * told[1].take(taken)
      length += ranking.lengths[taken] ?? 0
    }
    return (place) =>
      (promise +
        told[0].count(place) +
        pairWorth * told[1].count(place) -
        (ranking.looks[place]?.converses ? 0.5 : 0)) /
      (length + (ranking.lengths[place] ?? 0) + yardstick)
  })
}

/** Assumed length of a summary, in words, against which a sentence's contribution is measured. */
const yardstick = 80

/** Given the last choice, returns what each sentence would be worth next. */
type Judge = (taken: number | undefined) => (place: number) => number

/** Repeatedly takes the most valuable sentence that can be shown. */
function search(article: Article, ranking: Ranking, wanted: Wanted, judge: Judge): readonly Sentence[] {
  const shown = new Set((wanted.besides ?? []).map(({ number }) => number - 1))
  const obstacle = createObstacles(article, ranking, { shown })
  const open = (wanted.from ?? article.sentences).map(({ number }) => number - 1)
  const chosen: number[] = []
  let words = 0
  let worth = judge(undefined)
  for (const place of shown) worth = judge(place)
  while (chosen.length < wanted.count && words < (wanted.words ?? Infinity)) {
    const [first, ...rest] = open.filter((place) => !shown.has(place) && obstacle(place) === undefined)
    if (first === undefined) break
    const best = rest.reduce((a, b) => (worth(b) > worth(a) ? b : a), first)
    if (wanted.least !== undefined && worth(best) < wanted.least) break
    shown.add(best)
    chosen.push(best)
    words += ranking.lengths[best] ?? 0
    worth = judge(best)
  }
  return chosen.sort((a, b) => a - b).flatMap((place) => article.sentences[place] ?? [])
}

/** Why a sentence cannot be a line: what it is, or that it depends on a sentence or a name that is not shown. */
export type Obstacle = Unfit | 'leans' | 'owner' | 'said twice'

/** What would keep a sentence from being a line, and may not where somebody chose it; what is unfit never is a line. */
export type Waived = ReadonlySet<'owner' | 'said twice' | 'converses' | 'long'>

const nothing: Waived = new Set()

/** Finds what keeps a sentence, by its place, from joining the lines already shown. */
export function createObstacles(
  article: Article,
  { sentences, looks, words }: Ranking,
  { shown, waived = nothing }: { readonly shown: ReadonlySet<number>; readonly waived?: Waived },
): (place: number) => Obstacle | undefined {
  const has = (place: number, name: string): boolean => {
    const sentence = article.sentences[place]
    return sentence !== undefined && wordsAt(article, sentence.span).includes(name)
  }
  const quotedIn = (place: number): string[] =>
    article.sentences
      .slice(place, place + 1)
      .flatMap(({ span }) => [...wordsAt(article, span).matchAll(quoted)].flatMap(([, words]) => words ?? []))
  const isNamed = (name: string, place: number): boolean =>
    (article.headline?.exact.includes(name) ?? false) || [...shown].some((other) => other < place && has(other, name))
  const kept: SentenceTerms[] = []
  const termsAt = (place: number): SentenceTerms => {
    const all = words.sentences[place] ?? []
    return (kept[place] ??= { all, distinct: new Set(all) })
  }
  return (place) => {
    const { leans, owner } = looks[place] ?? {}
    const unfit = sentences[place]?.unfit
    if (unfit !== undefined) return unfit
    if (leans && !shown.has(place - 1)) return 'leans'
    const share = waived.has('said twice') ? nearlyAll : mostShared
    if ([...shown].some((other) => tellsAgain(termsAt(place), termsAt(other), share))) return 'said twice'
    if (quotedIn(place).some((words) => [...shown].some((other) => has(other, words)))) return 'said twice'
    return owner === undefined || waived.has('owner') || isNamed(owner, place) ? undefined : 'owner'
  }
}

/** Whether most words of the shorter sentence are in the other: a caption of what the story says, and the like. */
export function tellsAgain(words: SentenceTerms, shown: SentenceTerms, share = mostShared): boolean {
  const [{ all }, { distinct }] = words.all.length < shown.all.length ? [words, shown] : [shown, words]
  return all.length >= fewestWords && all.filter((word) => distinct.has(word)).length >= share * all.length
}

/** The terms of a sentence, in order and each once. */
export interface SentenceTerms {
  readonly all: readonly number[]
  readonly distinct: ReadonlySet<number>
}

const fewestWords = 8
const mostShared = 0.6
/** Where somebody chose both sentences, only what is all but the same again is said twice. */
const nearlyAll = 0.85

/** Some words in marks, without the comma or full stop before the last one: nobody wants to read them twice. */
const quoted = /(?:["“]|'')([^"“”]{20,300}?)[,.]?(?:["”]|'')/gu

/** Sums the value of terms, each once: `count` gives what a sentence would add to those taken; `take` adds it. */
interface Counter {
  take(place: number): number
  count(place: number): number
}

function createCounter({ promise, sentences }: Terms): Counter {
  const taken = new Set<number>()
  const count = (place: number): number =>
    (sentences[place] ?? []).reduce((sum, term) => sum + (taken.has(term) ? 0 : (promise[term] ?? 0)), 0)
  return {
    count,
    take(place) {
      const added = count(place)
      for (const term of sentences[place] ?? []) taken.add(term)
      return added
    },
  }
}

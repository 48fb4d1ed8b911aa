import { wordsAt, type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { addressesModel } from '../pointed/addressed.ts'
import { distinct, type PickedFor, type Picks, type RefusedPick } from '../pointed/pointed.ts'
import { createObstacles, type Waived } from './choose.ts'
import { chooseBottomLine, chooseKeyPoints, countPoints, obstacleToBottomLine } from './lines.ts'
import { leansOnlyBy } from './openers.ts'
import type { Ranking } from './rank.ts'
import { shorten } from './shorten.ts'
import { isEnglish } from './words.ts'

/** The lines that a model chose, as far as they pass the checks that the ranking's own choice passes. */
export interface PickedLines {
  readonly bottomLine: Claim | undefined
  /** Absent when no pick passed: the ranking chooses. */
  readonly points?: readonly Claim[]
  /** Numbers of the sentences that are lines because the model chose them. */
  readonly sentences: readonly number[]
  readonly refused: readonly RefusedPick[]
}

/** The lines that a model chose. What is refused falls back to the ranking; an editor's line goes before the model's. */
export function takeLines(
  article: Article,
  ranking: Ranking,
  { picks, pinned }: { readonly picks: Picks; readonly pinned: Claim | undefined },
): PickedLines {
  const top: Top = pinned ? { refused: [] } : takeBottomLine(article, ranking, picks.bottomLine)
  const bottomLine = pinned ?? (top.taken ? shorten(article, top.taken) : chooseBottomLine(article, ranking))
  const shown = article.sentences.filter(({ span }) =>
    bottomLine?.evidence.some((one) => one.span.start === span.start),
  )
  const points = takePoints(article, ranking, {
    wanted: distinct(picks.points),
    shown,
    without: picks.never,
  })
  const taken = points.taken.map((sentence) => shorten(article, sentence))
  const places = Math.min(points.refused.length, countPoints(ranking) - taken.length)
  const besides = [...(bottomLine ? [bottomLine] : []), ...taken]
  const filled = chooseKeyPoints(article, ranking, { count: places, besides, without: picks.never })
  const lines = [...taken, ...filled].sort((a, b) => a.evidence[0].span.start - b.evidence[0].span.start)
  return {
    bottomLine,
    ...(taken.length > 0 && { points: lines }),
    sentences: [...(top.taken ? [top.taken] : []), ...points.taken].map(({ number }) => number),
    refused: [...top.refused, ...points.refused],
  }
}

interface Top {
  readonly taken?: Sentence
  readonly refused: readonly RefusedPick[]
}

/** The first pick that can stand alone. */
function takeBottomLine(article: Article, ranking: Ranking, wanted: readonly number[]): Top {
  const refused: RefusedPick[] = []
  for (const number of distinct(wanted)) {
    const sentence = article.sentences[number - 1]
    const rule =
      strange(article, sentence) ??
      obstacleToBottomLine(article, ranking, number - 1, taste) ??
      tooLow(article, ranking.sentences[number - 1]?.bottomLine, leastBottomLine)
    if (sentence && rule === undefined) return { taken: sentence, refused }
    refused.push(refuse('bottom line', number, rule))
  }
  return { refused }
}

/** Checks of taste: whoever read the whole article and chose such a sentence knows better. The others keep lines from misleading. */
const taste: Waived = new Set(['converses', 'owner', 'long', 'said twice'])

interface PointsPicked {
  readonly wanted: readonly number[]
  readonly shown: readonly Sentence[]
  /** Not even to support a pick. */
  readonly without: readonly number[]
}

/** The picks that can stand beside what is shown; one that leans on the sentence before it brings that along. */
function takePoints(article: Article, ranking: Ranking, { wanted, shown, without }: PointsPicked) {
  const places = new Set(shown.map(({ number }) => number - 1))
  const obstacle = createObstacles(article, ranking, { shown: places, waived: taste })
  const taken: Sentence[] = []
  const ruleOf = (number: number): string | undefined => {
    if (taken.length >= mostPicked) return 'too many'
    const rule = obstacle(number - 1)
    return (
      strange(article, article.sentences[number - 1]) ??
      (rule === 'leans' && onlyConnects(article, number) ? undefined : rule) ??
      tooLow(article, ranking.sentences[number - 1]?.merit, leastMerit)
    )
  }
  const leans = (number: number): boolean =>
    strange(article, article.sentences[number - 1]) === undefined && obstacle(number - 1) === 'leans'
  const add = (place: number): void => {
    places.add(place)
    taken.push(...article.sentences.slice(place, place + 1))
  }
  const refused = wanted.slice(mostPicked).map((number) => refuse('point', number, 'too many'))
  for (const number of wanted.slice(0, mostPicked).sort((a, b) => a - b)) {
    if (places.has(number - 1)) continue
    if (leans(number) && ruleOf(number - 1) === undefined && !without.includes(number - 1)) add(number - 2)
    const rule = ruleOf(number)
    if (rule === undefined) add(number - 1)
    else refused.push(refuse('point', number, rule))
  }
  return { taken, refused }
}

/** "However, the board …": a word joins it to what came before, and nothing in it stands for anybody there. */
function onlyConnects(article: Article, number: number): boolean {
  const sentence = article.sentences[number - 1]
  return sentence !== undefined && leansOnlyBy(wordsAt(article, sentence.span), connective)
}

const connective =
  /^(?:But|And|However|So|Yet|Still|Instead|Also|At the same time|Even so|As a result|In addition|For example|For instance),? /

/** In log odds, learnt from English: 1 % of the points that an editor chose, and 2 % of the bottom lines, are below. */
const leastMerit = -1.3
const leastBottomLine = -1

const tooLow = (article: Article, merit: number | undefined, least: number): string | undefined =>
  isEnglish(article) && (merit ?? -Infinity) < least ? 'ranked far below' : undefined

/** More lines are no briefing. */
const mostPicked = 8

const strange = (article: Article, sentence: Sentence | undefined): string | undefined => {
  if (!sentence) return 'no such sentence'
  return addressesModel(wordsAt(article, sentence.span)) ? 'addresses a model' : undefined
}

const refuse = (picked: PickedFor, number: number, rule: string | undefined): RefusedPick => ({
  picked,
  number,
  rule: rule ?? 'refused',
})

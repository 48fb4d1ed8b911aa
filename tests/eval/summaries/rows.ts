import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'

/** An article with summaries that people wrote of it. */
export interface Row {
  readonly id: string
  readonly text: string
  readonly refs: readonly string[]
  /** What a good summary should tell, sentence by sentence. */
  readonly facts?: readonly string[]
}

export const sets = ['cnn', 'cnndm', 'summeval', 'realsumm', 'writers', 'inshorts'] as const

export const readRows = (folder: string, set: string): Row[] =>
  readFileSync(join(folder, `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export const articleOf = (text: string): Article => parseArticle({ text, layout: 'body' }, hash)

/** A share of the rows that depends on nothing but their ids. */
export const foldOf = ({ id }: Row, folds: number): number => parseInt(hash(id).slice(0, 8), 16) % folds

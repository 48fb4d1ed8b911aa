import { readFileSync } from 'node:fs'
import { scoreSentences, type Passage } from '../article/score-sentences.ts'

/** Precision, recall and F1 of the sentences, on our own set or on a file of the same shape. */
export function run([file]: readonly string[]): void {
  const source = file ?? new URL('../article/sentences.json', import.meta.url)
  const score = scoreSentences(JSON.parse(readFileSync(source, 'utf8')) as Passage[])
  for (const { trap, found } of score.wrong) process.stdout.write(`${trap}: ${found.join(' ⏎ ')}\n`)
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2)
  process.stdout.write(
    `${score.labelled} sentences · P ${percent(score.right, score.found)} · R ${percent(score.right, score.labelled)} · F1 ${percent(score.f1, 1)}\n`,
  )
}

import { readFileSync } from 'node:fs'
import { counted } from './progress.ts'
import { parseArticle } from '../../src/article/parse.ts'
import { brief } from '../../src/briefing/brief.ts'
import { verify } from '../../src/briefing/verify.ts'
import { sha256 } from '../article/hash.ts'
import { findContradictions } from '../briefing/contradictions.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly date?: string
}

/** npm run eval -- agreement FILE…: rows of articles whose briefings say something against themselves. */
export function run(files: readonly string[]): void {
  const rows = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  let faulty = 0
  for (const line of counted(rows, 'articles')) {
    const { id, text, date } = JSON.parse(line) as Row
    const article = parseArticle({ text, layout: 'body', ...(date !== undefined && { published: date }) }, sha256)
    const found = findContradictions(verify(brief(article, { name: 'row', hash: sha256, version: '0' }), article))
    if (found.length > 0) faulty++
    for (const one of found) process.stdout.write(`${id}: ${one.replace(/\s+/g, ' ')}\n`)
  }
  process.stdout.write(`${rows.length} articles, ${faulty} with a contradiction\n`)
}

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Article } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { summarise } from '../../../src/briefing/lines/lines.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { findPeople } from '../../../src/briefing/speakers/people.ts'
import { BotError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/sources/hash.ts'
import { misused, readArguments, type CliCommand } from '../../../src/cli/command.ts'
import { briefingOf } from './briefing.ts'
import { predictPages } from './pages.ts'

const row = z.object({ id: z.string(), text: z.string(), title: z.string().optional() })
export type Row = z.infer<typeof row>

export const predictCommand: CliCommand = {
  name: 'predict',
  usage: 'quotes|summary|sentences|people|briefing FILE.jsonl [--sentences N | --words N], or extract DIR',
  summary: 'Run the engine over rows of {id, text, title?}, one JSON line each, to score it',
  async run(args, io) {
    const given = readArguments(this, args, { sentences: 'text', words: 'text' })
    const [what = '', path, extra] = given.words
    const size = sizeOf(given.text('sentences'), given.text('words'))
    if (path === undefined || extra !== undefined || size === undefined)
      throw misused(this, 'predict wants a kind and a file')
    if (what === 'extract') {
      for await (const line of predictPages(path)) io.output.write(`${line}\n`)
      return 0
    }
    const predict = kinds(size)[what]
    if (!predict) throw misused(this, `predict knows no ${JSON.stringify(what)}`)
    let number = 0
    for await (const line of createInterface({ input: createReadStream(path) })) {
      number += 1
      if (line.trim() === '') continue
      const given = readRow(line, `${path}, line ${number}`)
      io.output.write(`${JSON.stringify({ id: given.id, ...predict(given) })}\n`)
    }
    return 0
  },
}

type Size = Parameters<typeof summarise>[1]

function sizeOf(sentences: string | undefined, words: string | undefined): Size | undefined {
  const count = Number(words ?? sentences ?? '3')
  if (!Number.isSafeInteger(count) || count < 1 || (words !== undefined && sentences !== undefined)) return undefined
  return words === undefined ? { sentences: count } : { words: count }
}

function readRow(line: string, where: string): Row {
  try {
    return row.parse(JSON.parse(line))
  } catch (cause) {
    throw new BotError('input', `${where} is no row of {id, text}.`, { hint: 'Write one JSON object a line.', cause })
  }
}

/** What is printed of each row; places are UTF-16 offsets into its `text`. */
const kinds = (size: Size): Readonly<Record<string, (row: Row) => object>> => ({
  briefing: briefingOf,
  quotes: ({ text }) => read(text, quotesOf),
  summary: ({ text }) => read(text, (article) => ({ lines: summarise(article, size) })),
  sentences: ({ text }) =>
    read(text, (article, place) => ({ sentences: article.sentences.map(({ span }) => place(span)) })),
  people: ({ text }) =>
    read(text, (article, place) => ({
      people: findPeople(article).flatMap(({ name, mentions }) =>
        mentions.map(({ span }) => ({ name, ...place(span) })),
      ),
    })),
})

type Place = (span: { readonly start: number; readonly end: number }) => { start: number; end: number }

const quotesOf = (article: Article, place: Place): object => ({
  quotes: findQuotes(article).map(({ content, speaker, kind }) => ({
    ...place(content.span),
    ...(speaker && { speaker: speaker.name }),
    ...(speaker?.role !== undefined && { role: speaker.role }),
    kind,
  })),
})

/** A row's text is a body; a blank one has nothing in it. */
const read = (text: string, of: (article: Article, place: Place) => object): object =>
  of(text.trim() === '' ? blank : parseArticle({ text, layout: 'body' }, sha256), placeIn(text))

const blank: Article = { ...parseArticle({ text: '.', layout: 'body' }, sha256), text: '', blocks: [], sentences: [] }

const identity: Place = ({ start, end }) => ({ start, end })

/** An article's text has no BOM and LF for CRLF; places go back into the text as it was given. */
function placeIn(text: string): Place {
  if (!/^\uFEFF|\r\n/.test(text)) return identity
  const bom = text.startsWith('\uFEFF') ? 1 : 0
  const given: number[] = []
  for (let at = bom; at < text.length; at++) if (text[at] !== '\r' || text[at + 1] !== '\n') given.push(at)
  const back = (at: number): number => given[at] ?? text.length
  return ({ start, end }) => ({ start: back(start), end: end === 0 ? bom : back(end - 1) + 1 })
}

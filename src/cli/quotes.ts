import { type Article, type Citation, locateSentence } from '../article/article.ts'
import type { Quote, VerifiedBriefing } from '../briefing/briefing.ts'
import { findNoSpeech } from '../briefing/quotes/explain.ts'
import { heldRemark } from '../message/quotes/original.ts'
import { inert } from '../platforms/terminal/inert.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { readVerified } from './read.ts'

/** `briefdesk quotes`; see its summary. */
export const quotesCommand: CliCommand = {
  name: 'quotes',
  usage: 'FILE|- [--json]',
  summary: 'Every quotation of an article: who said it, in what role, through whom, and by what evidence',
  async run(args, io) {
    const given = readArguments(this, args, { json: 'flag' })
    const [path, extra] = given.words
    if (path === undefined || extra !== undefined) throw misused(this, 'quotes wants one file')
    const verified = await readVerified(path, io)
    io.output.write(given.flag('json') ? writeJson(verified) : writeText(verified))
    return 0
  },
}

function writeText({ briefing, article, original }: VerifiedBriefing): string {
  const quotes = briefing.quotes.map((quote) => {
    const held = original && heldRemark(original, quote.id)
    return [...quoteLines(article, quote), ...(held === undefined ? [] : [`   ${inert(held)}`])].join('\n')
  })
  const passed = findNoSpeech(article).map(
    ({ words, why }) => `  ${why}: ${inert(words.exact)} ${placeOf(article, words)}`,
  )
  const rest = passed.length > 0 ? [`In quotation marks, but no speech:\n${passed.join('\n')}`] : []
  const found = quotes.length > 0 ? quotes : ['We found no quotations.']
  return `${[...found, ...rest].join('\n\n')}\n`
}

function quoteLines(article: Article, quote: Quote): string[] {
  const { id, content, kind, partial, speaker, unattributed, tag, cue, via } = quote
  const evidence = [speaker?.mention, cue, tag].flatMap((words) =>
    words ? [`“${inert(words.exact)}” ${placeOf(article, words)}`] : [],
  )
  const who = speaker
    ? `${speaker.name}${speaker.role === undefined ? '' : `, ${speaker.role}`} (${speaker.kind}, ${speaker.reached})`
    : `we could not tell who said this${unattributed === undefined ? '' : `: ${unattributed}`}`
  return [
    `${id}. ${inert(content.exact)} ${placeOf(article, content)}`,
    `   ${inert(who)}`,
    `   ${[kind, ...(partial ? ['partial'] : []), ...(via ? [`via ${inert(via.exact)}`] : [])].join(', ')}`,
    ...(evidence.length > 0 ? [`   evidence: ${evidence.join(' … ')}`] : []),
  ]
}

/** The number of the sentence, as a briefing cites it. */
function placeOf(article: Article, { span }: Citation): string {
  const sentence = locateSentence(article, span.start)
  return sentence ? `[${sentence.number}]` : `[at ${span.start}]`
}

/** UTF-16 places into `text`, which slice to `exact`. */
function writeJson({ briefing, article, findings, original }: VerifiedBriefing): string {
  const noSpeech = findNoSpeech(article)
  const own = findings.filter(({ where }) => where.startsWith('quotes'))
  const { quotes } = briefing
  const held = original && { ...original, statement: original.statement.text }
  return `${JSON.stringify({ quotes, noSpeech, findings: own, text: article.text, original: held }, null, 2)}\n`
}

import type { Finding, Quote } from '../briefing/briefing.ts'
import { type Explanation, explainQuote } from '../briefing/quotes/explain.ts'
import { BotError } from '../errors.ts'
import { heldRemark } from '../message/quotes/original.ts'
import { inert } from '../platforms/terminal/inert.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { readVerified } from './read.ts'

/** `briefdesk explain`; see its summary. */
export const explainCommand: CliCommand = {
  name: 'explain',
  usage: 'FILE|- --quote N [--json]',
  summary: 'Why a quotation has the speaker it has, or none: what spoke for it, what against, which check stopped it',
  async run(args, io) {
    const given = readArguments(this, args, { quote: 'text', json: 'flag' })
    const [path, extra] = given.words
    const number = Number(given.text('quote') ?? NaN)
    if (path === undefined || extra !== undefined) throw misused(this, 'explain wants one file')
    if (!Number.isSafeInteger(number) || number < 1) throw misused(this, 'explain wants --quote with a number from 1')
    const { article, findings, original } = await readVerified(path, io)
    const explanation = explainQuote(article, number)
    if (!explanation) {
      throw new BotError('input', `${path} has no quotation ${number}.`, {
        hint: `briefdesk quotes ${path} lists those it has.`,
      })
    }
    const held = original && heldRemark(original, number)
    const own = findings.filter(({ where }) => where.startsWith(`quotes[id ${number}]`))
    io.output.write(
      given.flag('json')
        ? `${JSON.stringify({ ...explanation, findings: own, held }, null, 2)}\n`
        : write(explanation, own, held),
    )
    return 0
  },
}

function write({ quote, candidates, ...rest }: Explanation, findings: readonly Finding[], held = ''): string {
  const [first, ...others] = candidates
  const lines = [
    `${quote.id}. ${quote.content.exact}`,
    `   ${verdictOf(quote)}`,
    ...(held === '' ? [] : [`   ${held}`]),
    '',
    ...(first ? [`Closest: ${first.name}, by “${first.words.exact}”. ${sureness(rest)}`] : ['Nobody stands near it.']),
    ...sentence('What speaks for it', rest.for),
    ...sentence('What speaks against it', rest.against),
    ...sentence('What stopped it', rest.objections),
    ...(others.length > 0 ? [`It could also be ${others.map(({ name }) => name).join(' or ')}.`] : []),
    ...(findings.length > 0 ? ['', 'What the gate said:', ...findings.map(({ message }) => `  ${message}`)] : []),
  ]
  return `${lines.map(inert).join('\n')}\n`
}

function verdictOf({ speaker, unattributed = '' }: Quote): string {
  return speaker ? `${speaker.name} (${speaker.reached})` : `We could not tell who said this: ${unattributed}.`
}

function sureness({
  trust,
  needed,
  objections,
  restsOn,
}: Pick<Explanation, 'trust' | 'needed' | 'objections' | 'restsOn'>): string {
  const link = restsOn === undefined ? '' : ` It takes up quotation ${restsOn} and is never surer than that.`
  if (objections.length > 0) return `A check stopped it.${link}`
  return `Sure to ${percent(trust)}; a name is given from ${percent(needed)} on.${link}`
}

const sentence = (label: string, parts: readonly string[]): string[] =>
  parts.length > 0 ? [`${label}: ${parts.join('; ')}.`] : []

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

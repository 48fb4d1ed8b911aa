import type { Finding } from '../briefing/briefing.ts'
import { type Candidate, type Explanation, explainQuote, type Reason } from '../briefing/quotes/explain.ts'
import { BotError } from '../errors.ts'
import { inert } from '../platforms/terminal/inert.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { readVerified } from './read.ts'

/** `briefdesk explain`; see its summary. */
export const explainCommand: CliCommand = {
  name: 'explain',
  usage: 'FILE|- --quote N [--json]',
  summary: 'Why a quotation has the speaker it has: candidates, and what spoke for and against each',
  async run(args, io) {
    const given = readArguments(this, args, { quote: 'text', json: 'flag' })
    const [path, extra] = given.words
    const number = Number(given.text('quote') ?? NaN)
    if (path === undefined || extra !== undefined) throw misused(this, 'explain wants one file')
    if (!Number.isSafeInteger(number) || number < 1) throw misused(this, 'explain wants --quote with a number from 1')
    const { article, findings } = await readVerified(path, io)
    const explanation = explainQuote(article, number)
    if (!explanation) {
      throw new BotError('input', `${path} has no quotation ${number}.`, {
        hint: `briefdesk quotes ${path} lists those it has.`,
      })
    }
    const own = findings.filter(({ where }) => where.startsWith(`quotes[id ${number}]`))
    io.output.write(
      given.flag('json') ? `${JSON.stringify({ ...explanation, findings: own }, null, 2)}\n` : write(explanation, own),
    )
    return 0
  },
}

function write({ quote, candidates, speakers, needed }: Explanation, findings: readonly Finding[]): string {
  const { speaker, unattributed } = quote
  const verdict = speaker ? `${speaker.name} (${speaker.reached})` : `no speaker: ${unattributed ?? ''}`
  const lines = [
    `${quote.id}. ${quote.content.exact}`,
    `   ${verdict}`,
    '',
    `Who it can be (a speaker is given from ${percent(needed)} on):`,
    ...speakers.map(({ name, words, share }) => `  ${percent(share)}  ${name ?? 'nobody known'}, by “${words.exact}”`),
    '',
    'Words that can name the speaker:',
    ...candidates.flatMap(candidateLines),
    ...(findings.length > 0 ? ['', 'What the gate said:', ...findings.map(({ message }) => `  ${message}`)] : []),
  ]
  return `${lines.map(inert).join('\n')}\n`
}

const candidateLines = ({ words, share, ...reasons }: Candidate): string[] => [
  `  ${percent(share)}  “${words.exact}”`,
  ...reasons.for.map((reason) => `          for      ${written(reason)}`),
  ...reasons.against.map((reason) => `          against  ${written(reason)}`),
]

const written = ({ what, value, moved }: Reason): string => `${what} = ${value} (${moved > 0 ? '+' : ''}${moved})`
const percent = (share: number): string => `${Math.round(100 * share)} %`.padStart(5)

import type { Briefing, Section } from '../../briefing/briefing.ts'
import { locateSentence, type Article, type Citation } from '../../article/article.ts'
import { confirm, trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import type { Pointing } from '../library/pointing.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { allowedEverywhere, note, type Newsroom } from './newsroom.ts'

/** `/briefdesk model` and `why`: letting a model point, and what it pointed at. */
export const modelCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'model',
    purpose: 'Manage',
    description: 'Whether a model may read articles here and point at sentences; it never writes',
    usage: '[on [texts]|off]',
    right: 'grant',
    run: (request, words) =>
      allowedEverywhere(newsroom, request, 'grant', () => switchModel(newsroom, request, words.trim().toLowerCase())),
  },
  {
    name: 'why',
    purpose: 'Read',
    description: 'Who chose the lines of a briefing, our ranking or a model, and what was refused',
    usage: '<briefing>',
    run: (request, words) => why(newsroom, request, words.trim()),
  },
]

async function switchModel(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { pointing } = newsroom
  if (!pointing)
    return trouble('There is no model here.', 'Whoever runs Briefdesk can set one: MODEL_URL and MODEL_NAME.')
  if (words === '') return await status(newsroom, request, pointing)
  if (words === 'off') return await turnOff(newsroom, request)
  if (words !== 'on' && words !== 'on texts')
    return trouble(`“${words}” is neither on nor off.`, 'Type on, on texts (pasted texts and messages too), or off.')
  return await turnOn(newsroom, request, { pointing, own: words === 'on texts' })
}

interface Agreement {
  readonly pointing: Pointing
  readonly own: boolean
}

async function turnOn(newsroom: Newsroom, request: CommandRequest, { pointing, own }: Agreement): Promise<Reply> {
  const { store, clock } = newsroom
  const { tenant } = request.place
  await store.models.agree({ tenant, host: pointing.host, own, by: request.actor.name, at: clock() })
  await note(newsroom, request, 'model.on', own ? `${pointing.host}, texts too` : pointing.host)
  return confirm(`From now on ${pointing.model} may point at sentences here.`, [
    `The text of articles, and what is asked about them, is sent to ${pointing.host}.`,
    own ? 'So are pasted texts and messages that are briefed.' : 'Pasted texts and messages are not: that is on texts.',
    'What is shown is still the article’s own words; the first answer comes without it.',
  ])
}

async function turnOff(newsroom: Newsroom, request: CommandRequest): Promise<Reply> {
  if (!(await newsroom.store.models.withdraw(request.place.tenant)))
    return confirm('No model may read here, and none could before.')
  await note(newsroom, request, 'model.off', '')
  return confirm('No model may read here any more.', ['What it pointed at is forgotten.'])
}

async function status({ store, clock }: Newsroom, { place }: CommandRequest, pointing: Pointing): Promise<Reply> {
  const consent = await store.models.consent(place.tenant)
  const isOn = consent?.host === pointing.host
  const today = new Date(clock()).toISOString().slice(0, 10)
  const spent = await store.models.spent(place.tenant, today)
  const rests = pointing.resting()
  return confirm(isOn ? `${pointing.model} points at sentences here.` : `${pointing.model} is not used here.`, [
    isOn
      ? `Articles go to ${pointing.host}, since ${consent.by} agreed; pasted texts and messages ${consent.own ? 'do too' : 'do not'}.`
      : `Nothing is sent. To send articles to ${pointing.host}: /briefdesk model on`,
    `Tokens today: ${spent.toLocaleString('en')} of ${pointing.perDay.toLocaleString('en')}.`,
    ...(rests === undefined ? [] : [`It is left alone for a while: ${rests}.`]),
  ])
}

async function why({ briefings }: Newsroom, { place }: CommandRequest, name: string): Promise<Reply> {
  const found = name === '' ? undefined : await briefings.find(place.tenant, name.replace(/^\//, ''))
  if (!found) return trouble(`There is no briefing called “${name}”.`, 'See all of them: /briefdesk briefings')
  const { briefing, article } = found.verified
  const lines = [...whoseLines(briefing, article), ...whoseQuotes(briefing), ...refusals(briefing)]
  const title = briefing.pointed ? `Chosen with ${briefing.pointed.model}` : 'Chosen by our ranking; no model was asked'
  return confirm(title, lines)
}

function whoseLines({ sections, pointed }: Briefing, article: Article): readonly string[] {
  const numberOf = ({ span }: Citation): number => locateSentence(article, span.start)?.number ?? 0
  const linesOf = ({ heading, entries }: Section): readonly string[] =>
    entries.flatMap((entry) => {
      if (entry.kind !== 'claim') return []
      const number = numberOf(entry.claim.evidence[0])
      const isPicked = pointed?.sentences.includes(number) ?? false
      return [`${heading} [${number}]: ${isPicked ? 'the model' : 'our ranking or an editor'}`]
    })
  return sections.filter(({ kind }) => kind === 'bottom-line' || kind === 'key-points').flatMap(linesOf)
}

function whoseQuotes({ keyQuotes, quotes, pointed }: Briefing): readonly string[] {
  const named = quotes.flatMap(({ id, speaker }) =>
    speaker?.namedWith === undefined ? [] : [`Quote ${id}: the model named ${speaker.name}`],
  )
  const keys = keyQuotes.map(
    (id) => `Key quote ${id}: ${pointed?.keyQuotes.includes(id) === true ? 'the model' : 'our ranking'}`,
  )
  return [...keys, ...named]
}

const refusals = ({ pointed }: Briefing): readonly string[] =>
  (pointed?.refused ?? []).map(({ picked, number, rule }) => `Refused ${picked} ${number}: ${rule}`)

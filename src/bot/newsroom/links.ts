import { randomBytes } from 'node:crypto'
import { dayInWords } from '../../message/dates.ts'
import type { MessageBlock } from '../../message/message.ts'
import { composeNotice } from '../../message/notices.ts'
import { confirm, trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { BriefingLink } from '../ports/sessions.ts'
import { allowedEverywhere, note, type Newsroom } from './newsroom.ts'

/** Links under which anybody may read a briefing: made, listed and withdrawn by editors. */
export const linkCommands = (newsroom: Newsroom): readonly Subcommand[] => {
  const byEditors =
    (act: (request: CommandRequest, words: string) => Promise<Reply>): Subcommand['run'] =>
    (request, words) =>
      allowedEverywhere(newsroom, request, 'correct', () => act(request, words.trim()))
  return [
    {
      ...{ name: 'link', description: 'A link under which anybody may read a briefing', purpose: 'Post' },
      ...{ right: 'correct', usage: '<briefing> [7d | 30d | always]' },
      more: 'Whoever has the link reads the briefing, the sentences that it cites and its receipt, and nothing else.',
      run: byEditors((request, words) => makeLink(newsroom, request, words)),
    },
    {
      ...{ name: 'links', description: 'The links that lead to briefings, and who made them', purpose: 'Manage' },
      ...{ right: 'correct', usage: '' },
      run: byEditors((request) => listLinks(newsroom, request)),
    },
    {
      ...{ name: 'withdraw', description: 'End a link to a briefing', purpose: 'Manage' },
      ...{ right: 'correct', usage: '<code>' },
      run: byEditors((request, words) => withdraw(newsroom, request, words)),
    },
  ]
}

const DAY = 86_400_000
const USUAL_DAYS = 30
const MOST_DAYS = 365
/** Characters of a code by which a link is withdrawn. */
const CODE_SHOWN = 12

async function makeLink(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { store, briefings, clock, hash, deskAt } = newsroom
  const { place, actor } = request
  const [, typed, days = '', always] =
    /^\/?(\S+)(?:\s+(?:for\s+)?(?:(\d{1,3})\s*d(?:ays?)?|(always)))?$/i.exec(words) ?? []
  const lasts = days === '' ? USUAL_DAYS : Number(days)
  if (typed === undefined || lasts < 1 || lasts > MOST_DAYS)
    return trouble('To which briefing, and for how long?', 'For example: /briefdesk link dam 7d')
  const base = deskAt?.()
  if (base === undefined) return trouble('No page is served here.', 'Whoever runs the bot sets PORT, and PUBLIC_URL.')
  const found = await briefings.find(place.tenant, typed)
  if (!found) return trouble(`There is no briefing called “${typed}”.`, 'See all of them: /briefdesk briefings')
  const token = randomBytes(32).toString('base64url')
  const code = hash(token)
  const until = always === undefined ? clock() + lasts * DAY : undefined
  const link = { code, tenant: place.tenant, briefing: found.name, by: actor.name, at: clock(), until }
  await store.shares.open(link)
  await note(newsroom, request, 'link', `${found.name}, ${codeOf(link)}`)
  const url = `${base}/s/${token}`
  return confirm(
    `A link to ${found.name}, ${untilOf(link)}`,
    [
      [{ kind: 'link', text: url, url }],
      'It is shown once. Whoever has it reads the briefing, the sentences that it cites and its receipt.',
      ...(base.startsWith('http://127.0.0.1')
        ? ['It works only on the bot’s own machine: whoever runs it can set PUBLIC_URL.']
        : []),
    ],
    [withdrawing(link)],
  )
}

const codeOf = ({ code }: Pick<BriefingLink, 'code'>): string => code.slice(0, CODE_SHOWN)

/** `until 4 February 2026`. */
const untilOf = ({ until }: Pick<BriefingLink, 'until'>): string =>
  `until ${until === undefined ? 'it is withdrawn' : dayInWords(until)}`

const withdrawing = (link: Pick<BriefingLink, 'code'>) => ({
  ...{ label: 'Withdraw', command: 'briefdesk', args: { line: `withdraw ${codeOf(link)}` } },
})

async function listLinks({ store, clock }: Newsroom, { place }: CommandRequest): Promise<Reply> {
  const links = await store.shares.list(place.tenant, clock())
  if (links.length === 0) return confirm('No link leads to a briefing.', ['Make one: /briefdesk link dam 7d'])
  const { title, blocks } = composeNotice('Links under which anybody may read')
  const rows = links.map((link): MessageBlock => ({
    kind: 'row',
    title: [{ kind: 'text', text: link.briefing }],
    line: [{ kind: 'text', text: sayLink(link) }],
    control: withdrawing(link),
  }))
  return { message: { title, blocks: [...blocks, ...rows] }, visibility: 'private' }
}

const sayLink = (link: BriefingLink): string =>
  `by ${link.by}, ${dayInWords(link.at)} · ${untilOf(link)} · opened ${link.opened === 1 ? 'once' : `${link.opened} times`}`

async function withdraw(newsroom: Newsroom, request: CommandRequest, typed: string): Promise<Reply> {
  const code = /^[0-9a-f]{6,64}$/.test(typed) ? typed : undefined
  const link = code === undefined ? undefined : await newsroom.store.shares.withdraw(request.place.tenant, code)
  if (!link) return trouble(`There is no link with the code “${typed}”.`, 'See all of them: /briefdesk links')
  await note(newsroom, request, 'withdraw', `${link.briefing}, ${codeOf(link)}`)
  return confirm(`The link to ${link.briefing} is withdrawn.`, ['Whoever opens it finds nothing from now on.'])
}

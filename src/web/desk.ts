import type { IncomingMessage, ServerResponse } from 'node:http'
import { createEntrance, type Enter } from './enter.ts'
import { createEvents } from './events.ts'
import { isOwnForm, nameOfHost, strictHeaders } from './guard.ts'
import {
  answerPage,
  readDeskRequest,
  seeOther,
  sendAnswer,
  answerWords,
  type DeskAnswer,
  type DeskRequest,
} from './http.ts'
import { missingPage, signInPage } from './pages/sign-in.ts'
import { findVisitor } from './session.ts'
import { briefHandedIn, doAct } from './do.ts'
import { viewBriefing, understandWhen } from './views/briefing.ts'
import { viewBriefings } from './views/briefings.ts'
import { viewDeliveries } from './views/deliveries.ts'
import { viewFeeds } from './views/feeds.ts'
import { viewSchedules } from './views/schedules.ts'
import { endSessions, viewSettings } from './views/settings.ts'
import { exportSearch, viewSearch } from './views/search.ts'
import { viewLinks } from './views/links.ts'
import { viewShared } from './views/shared.ts'
import { viewToday } from './views/today.ts'
import { viewWelcome } from './views/welcome.ts'
import type { DeskParts, Visit } from './visit.ts'

/** Answers whatever begins with `/desk` or `/s/`. */
export type ServeDesk = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Whether an address is the desk's. */
export const isOfDesk = (url = ''): boolean => /^\/(?:desk(?:[/?]|$)|s\/)/.test(url)

/** The desk as a handler of requests. It reads bodies by itself: Slack's signature needs the raw bytes of its own. */
export function createDesk(parts: DeskParts): ServeDesk {
  const enter = createEntrance(parts)
  const tellOfChanges = createEvents(parts)
  return async (request, response) => {
    for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value)
    const { method = 'GET', headers } = request
    try {
      if (isForEvents(parts, request)) return await tellOfChanges(request, response)
      await sendAnswer(response, { method, headers }, await answerTo(parts, enter, request))
    } catch (error) {
      parts.failed(pathForLog(request.url), error)
      if (!response.headersSent) await sendAnswer(response, { method, headers }, answerWords(500, broken))
    }
  }
}

const isForEvents = ({ hosts }: DeskParts, { method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url === '/desk/events' && hosts.has(nameOfHost(headers))

/** Without what opens something. */
const pathForLog = (url = ''): string => (url.split('?')[0] ?? '').replace(/^(\/desk\/in|\/s)\/.*/, '$1/…')

const broken = 'Something went wrong here. It is in the log of the bot; please try again.'

async function answerTo(parts: DeskParts, enter: Enter, request: IncomingMessage): Promise<DeskAnswer> {
  const { method = 'GET', headers } = request
  if (!parts.hosts.has(nameOfHost(headers))) return answerWords(421, 'The desk is not served under this name.')
  if (!['GET', 'HEAD', 'POST'].includes(method)) return answerWords(405, 'There is nothing that does this.')
  if (method === 'POST' && !isOwnForm(headers)) return answerWords(403, 'This form was not sent by the desk.')
  const asked = await readDeskRequest(request)
  if (!asked) return answerWords(413, 'That is too long, or not sent as a form.')
  return (
    parts.files.find(asked.path) ??
    (await enter(asked)) ??
    (await viewShared(parts, asked)) ??
    (await show(parts, asked))
  )
}

/** What somebody sees who is signed in; each part in brackets is handed over. */
const views: readonly (readonly ['GET' | 'POST', RegExp, (visit: Visit, part: string) => Promise<DeskAnswer>])[] = [
  ['GET', /^\/desk$/, viewToday],
  ['GET', /^\/desk\/$/, () => Promise.resolve(seeOther('/desk'))],
  ['GET', /^\/desk\/welcome$/, viewWelcome],
  ['GET', /^\/desk\/briefings$/, viewBriefings],
  ['GET', /^\/desk\/search$/, viewSearch],
  ['GET', /^\/desk\/search\.(csv|json)$/, exportSearch],
  ['GET', /^\/desk\/b\/([^/]+)$/, viewBriefing],
  ['GET', /^\/desk\/when$/, understandWhen],
  ['GET', /^\/desk\/schedules$/, viewSchedules],
  ['GET', /^\/desk\/feeds$/, viewFeeds],
  ['GET', /^\/desk\/feeds\/([^/]+)$/, viewFeeds],
  ['GET', /^\/desk\/deliveries$/, viewDeliveries],
  ['GET', /^\/desk\/settings$/, viewSettings],
  ['GET', /^\/desk\/links$/, viewLinks],
  ['POST', /^\/desk\/sessions$/, endSessions],
  ['POST', /^\/desk\/brief$/, briefHandedIn],
  ['POST', /^\/desk\/do$/, doAct],
]

async function show(parts: DeskParts, asked: DeskRequest): Promise<DeskAnswer> {
  const visitor = await findVisitor(parts, asked)
  if (!visitor) return answerPage(signInPage(parts.files.names), 401)
  const method = asked.method === 'POST' ? 'POST' : 'GET'
  for (const [does, path, view] of views) {
    const found = does === method ? path.exec(asked.path) : null
    const part = found && decoded(found[1] ?? '')
    if (part !== null && part !== undefined) return await view({ parts, asked, visitor, now: parts.clock() }, part)
  }
  return answerPage(missingPage(parts.files.names), 404)
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

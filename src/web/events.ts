import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Visitor } from '../bot/ports/desk.ts'
import { readDeskRequest } from './http.ts'
import { findVisitor } from './session.ts'
import type { DeskParts } from './visit.ts'

/** How often is looked, ms. */
const LOOKED_EVERY = 1_000
/** After so long, ms, a browser asks anew, and so it is asked anew who that is. */
const LASTS = 60_000
/** Streams of one process. */
const STREAMS_MOST = 200

/** Tells a browser when what it shows has changed, as server-sent events; it says what only to whoever asks for the page. */
export function createEvents(parts: DeskParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let open = 0
  return async (request, response) => {
    const asked = await readDeskRequest(request)
    const visitor = asked && (await findVisitor(parts, asked))
    // Whatever is no stream ends the asking: the page works without.
    if (!visitor || open >= STREAMS_MOST) return void response.writeHead(visitor ? 204 : 401).end()
    open += 1
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.write('retry: 3000\n\n')
    const over = Date.now() + LASTS
    let told = ''
    const timer = setInterval(() => void look(), LOOKED_EVERY)
    timer.unref()
    response.on('close', () => {
      clearInterval(timer)
      open -= 1
    })
    async function look(): Promise<void> {
      if (Date.now() > over) return void response.end()
      const mark = visitor ? await findMark(parts, visitor).catch(() => told) : told
      if (mark !== told && !response.writableEnded) response.write(`data: ${mark}\n\n`)
      told = mark
    }
    await look()
  }
}

/** Settings that a chat is connected with. */
const watched = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN']

/** What a page is told apart by from how it was; at the bot's own machine also by the settings, so that steps tick themselves. */
export async function findMark({ reading, isSet }: DeskParts, { place }: Visitor): Promise<string> {
  const mark = await reading.mark(place)
  return place.local ? `${mark}-${watched.map((setting) => Number(isSet(setting))).join('')}` : mark
}

import { isLocal } from './guard.ts'
import { answerPage, answerWords, seeOther, type DeskAnswer, type DeskRequest } from './http.ts'
import { doorPage, signInPage } from './pages/sign-in.ts'
import { beginSession, codeOfToken, cookieIn, cookieOf, isSameToken, SESSION_LASTS } from './session.ts'
import { clockOf } from './views/shell.ts'
import type { DeskParts } from './visit.ts'

/** Wrong links within a minute, over all who try. */
const WRONG_MOST = 60
const MINUTE = 60_000

/** The ways in and out, which need no session; undefined for other addresses. */
export type Enter = (asked: DeskRequest) => Promise<DeskAnswer | undefined>

/** Links that lead in, each once, and the way out. */
export function createEntrance(parts: DeskParts): Enter {
  const wrong = createBucket(parts.clock)
  return async (asked) => {
    if (asked.path === '/desk/out' && asked.method === 'POST') return await leave(parts, asked)
    const [, token] = /^\/desk\/in\/([\w-]{1,64})$/.exec(asked.path) ?? []
    if (token === undefined) return undefined
    const { owner } = parts
    if (owner && isSameToken(token, owner.token) && isLocal(asked.address, asked.headers))
      return seeOther('/desk/welcome', [cookieOf(parts, 'desk', owner.token)])
    if (wrong.isFull()) return answerWords(429, 'Too many links were tried. Wait a minute.')
    const answered = await (asked.method === 'POST' ? goIn(parts, token) : showDoor(parts, token))
    if (answered) return answered
    wrong.add()
    return answerPage(signInPage(parts.files.names, 'This link was used, is over, or never was one.'), 403)
  }
}

/** Spends nothing: chats open the links that they preview. */
async function showDoor(parts: DeskParts, token: string): Promise<DeskAnswer | undefined> {
  const door = await parts.doors.find(codeOfToken(token), parts.clock())
  if (!door) return undefined
  const { name, kind } = parts.tenantOf(door)
  const until = `until ${clockOf(door.until, door.zone ?? 'UTC')}${door.zone === undefined ? ' UTC' : ''}`
  return answerPage(doorPage(parts.files.names, { token, person: door.name, tenant: name, kind, until }))
}

async function goIn(parts: DeskParts, token: string): Promise<DeskAnswer | undefined> {
  const door = await parts.doors.spend(codeOfToken(token), parts.clock())
  const session = door && (await beginSession(parts, door))
  return session === undefined ? undefined : seeOther('/desk', [cookieOf(parts, 'desk', session, SESSION_LASTS)])
}

async function leave(parts: DeskParts, asked: DeskRequest): Promise<DeskAnswer> {
  const token = cookieIn(parts, asked, 'desk')
  if (token !== undefined) await parts.sessions.end(codeOfToken(token))
  return seeOther('/desk', [cookieOf(parts, 'desk', '', 0)])
}

/** Counts within the last minute. */
function createBucket(clock: () => number) {
  let since = clock()
  let count = 0
  const turn = (): void => {
    if (clock() - since < MINUTE) return
    since = clock()
    count = 0
  }
  return {
    isFull: () => (turn(), count >= WRONG_MOST),
    add: () => (turn(), (count += 1)),
  }
}

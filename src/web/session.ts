import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Visitor } from '../bot/ports/desk.ts'
import type { DeskPerson, DeskSession } from '../bot/ports/sessions.ts'
import { isLocal } from './guard.ts'
import type { DeskRequest } from './http.ts'
import type { DeskParts } from './visit.ts'

/** `__Host-` where https is: then nobody but this very host can have set it. */
const nameOfCookie = (name: string, { secure }: Pick<DeskParts, 'secure'>): string => (secure ? `__Host-${name}` : name)

/** A cookie for this browser; without seconds it is forgotten with the browser, with none at once. */
export function cookieOf(parts: Pick<DeskParts, 'secure'>, name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${nameOfCookie(name, parts)}=${value}; Path=/; HttpOnly; SameSite=Lax${parts.secure ? '; Secure' : ''}${age}`
}

/** What a cookie holds. */
export const cookieIn = (
  parts: Pick<DeskParts, 'secure'>,
  { cookies }: DeskRequest,
  name: string,
): string | undefined => cookies.get(nameOfCookie(name, parts))

/** Takes the same time whatever differs. */
export const isSameToken = (given: string, wanted: string): boolean =>
  timingSafeEqual(digestOf(given), digestOf(wanted))

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What is kept of a token. */
export const codeOfToken = (token: string): string => digestOf(token).toString('hex')

/** s */
export const SESSION_LASTS = 12 * 3_600
/** ms. So long at most is somebody let in who left. */
const ASKED_EVERY = 5 * 60_000

/** Signs somebody in; returns the token for their cookie. Undefined where their chat does not know them any more. */
export async function beginSession(parts: DeskParts, person: DeskPerson): Promise<string | undefined> {
  const now = parts.clock()
  const known = await askChat(parts, person)
  if (!known) return undefined
  const token = randomBytes(32).toString('base64url')
  await parts.sessions.begin(codeOfToken(token), { ...known, until: now + SESSION_LASTS * 1_000, askedAt: now })
  return token
}

/** Who asks; undefined for strangers. */
export async function findVisitor(parts: DeskParts, asked: DeskRequest): Promise<Visitor | undefined> {
  const token = cookieIn(parts, asked, 'desk')
  if (token === undefined) return undefined
  const { owner } = parts
  if (owner && isSameToken(token, owner.token)) return isLocal(asked.address, asked.headers) ? owner.visitor : undefined
  const code = codeOfToken(token)
  const session = await parts.sessions.find(code, parts.clock())
  return session && (await stillThere(parts, code, session))
}

async function stillThere(parts: DeskParts, code: string, session: DeskSession): Promise<Visitor | undefined> {
  const now = parts.clock()
  if (now - session.askedAt < ASKED_EVERY) return visitorOf(session)
  try {
    const person = await askChat(parts, session)
    await (person ? parts.sessions.renew(code, { ...person, askedAt: now }) : parts.sessions.end(code))
    return person && visitorOf(person)
  } catch {
    // Not known is neither yes nor no: they read on, and nothing counts as an admin's.
    const { actor, place } = visitorOf({ ...session, admin: false })
    return { actor: { ...actor, unsure: true }, place }
  }
}

/** A person as their chat has them now. */
async function askChat({ personOf }: DeskParts, asked: DeskPerson): Promise<DeskPerson | undefined> {
  const { platform, tenant, person } = asked
  const actor = await personOf(platform, tenant, person)
  if (!actor) return undefined
  const { name, admin, zone } = actor
  return { platform, tenant, person, name, admin, ...(zone !== undefined && { zone }) }
}

const visitorOf = ({ platform, tenant, person, name, admin, zone }: DeskPerson): Visitor => ({
  actor: { id: person, name, admin, ...(zone !== undefined && { zone }) },
  place: { platform, tenant },
})

import { createHash, timingSafeEqual } from 'node:crypto'
import type { Visitor } from '../bot/ports/desk.ts'
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

/** Who asks; undefined for strangers. */
export function findVisitor(parts: DeskParts, asked: DeskRequest): Visitor | undefined {
  const token = cookieIn(parts, asked, 'desk')
  const { owner } = parts
  if (token === undefined || !owner || !isLocal(asked.address, asked.headers)) return undefined
  return isSameToken(token, owner.token) ? owner.visitor : undefined
}

import { formatIn } from '../../message/dates.ts'
import type { DeskShell } from '../pages/shell.ts'
import { findMark } from '../events.ts'
import { readSaid, type DeskSaid } from '../said.ts'
import { cookieIn, cookieOf } from '../session.ts'
import { answerPage, type DeskAnswer } from '../http.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'

/** What stands around a page. */
export async function findShell(visit: Visit, said = saidBefore(visit)): Promise<DeskShell> {
  const { parts, visitor, now } = visit
  const [role, zone, health, mark] = await Promise.all([
    parts.reading.roleOf(visitor),
    parts.reading.zoneOf(visitor),
    parts.health(),
    findMark(parts, visitor),
  ])
  return {
    files: parts.files.names,
    tenant: parts.tenantOf(visitor.place),
    person: { name: visitor.actor.name, role },
    waiting: {},
    health,
    mark,
    clock: { time: clockOf(now, zone), zone: cityOf(zone) },
    ...(said && { said }),
  }
}

/** `09:14`. */
export const clockOf = (at: number, zone: string): string =>
  formatIn('clock', zone, { hour: '2-digit', minute: '2-digit' }).format(at)

/** `Europe/Berlin` → `Berlin`. */
export const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const saidBefore = ({ parts, asked }: Visit): DeskSaid | undefined => readSaid(cookieIn(parts, asked, 'said'))

/** A page that has said what was to be said. */
export function answerShown(visit: Visit, page: Html): DeskAnswer {
  const { parts, asked } = visit
  const answered = answerPage(page)
  const isSaid = cookieIn(parts, asked, 'said') !== undefined
  return isSaid ? { ...answered, headers: { 'set-cookie': [cookieOf(parts, 'said', '', 0)] } } : answered
}

import type { Quote } from '../../briefing/briefing.ts'
import type { SharedBriefing } from '../../bot/ports/desk.ts'
import { answerPage, type DeskAnswer, type DeskRequest } from '../http.ts'
import { sharedPage } from '../pages/shared.ts'
import { missingPage } from '../pages/sign-in.ts'
import { codeOfToken } from '../session.ts'
import type { DeskParts } from '../visit.ts'

/** What whoever has a link gets; undefined for other addresses. */
export async function viewShared(parts: DeskParts, { path, method }: DeskRequest): Promise<DeskAnswer | undefined> {
  if (!path.startsWith('/s/')) return undefined
  const [, token, file] = /^\/s\/([\w-]{43})(\/receipt\.json)?$/.exec(path) ?? []
  const shared = token === undefined || method === 'POST' ? undefined : await parts.reading.shared(codeOfToken(token))
  if (!shared) return answerPage(missingPage(parts.files.names), 404)
  const shown = asPosted(shared)
  if (file !== undefined)
    return { status: 200, type: 'application/json; charset=utf-8', body: parts.receiptOf(shown.verified) }
  if (method === 'GET') await parts.reading.opened(codeOfToken(token ?? ''))
  return answerPage(sharedPage(parts.files.names, shown, `/s/${token ?? ''}/receipt.json`))
}

/** Quotations of a page; those that carry the story go first. */
const QUOTES_MOST = 8

/** What a post has: a page for everybody never gives the article away part by part. */
function asPosted(shared: SharedBriefing): SharedBriefing {
  const { briefing, ...verified } = shared.verified
  const isKey = ({ id }: Quote): boolean => briefing.keyQuotes.includes(id)
  const kinds = ['bottom-line', 'key-points', 'gaps']
  const sections = briefing.sections.filter(({ kind }) => kinds.includes(kind))
  const first = briefing.quotes.toSorted((a, b) => Number(isKey(b)) - Number(isKey(a))).slice(0, QUOTES_MOST)
  const quotes = briefing.quotes.filter((quote) => first.includes(quote))
  return {
    ...shared,
    verified: { ...verified, briefing: { ...briefing, name: 'shared', sections, quotes }, findings: [] },
  }
}

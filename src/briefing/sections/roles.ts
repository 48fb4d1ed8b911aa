import { cite, type Article, type Citation } from '../../article/article.ts'

/**
 * A person's role or description as a whole phrase: between marks after the name, or right before it; otherwise none.
 */
export const findWholeRole = (article: Article, name: Citation, found: Citation | undefined): Citation | undefined =>
  afterName(article, name) ?? (found && beforeName(article, name, found))

/** "Ann Roe, 44, the chief planner of two campaigns, said". */
function afterName(article: Article, { span }: Citation): Citation | undefined {
  const match = apposition.exec(article.text.slice(span.end, span.end + 180))
  const [all = '', role = ''] = match ?? []
  if (!match || aside.test(role)) return undefined
  const end = span.end + all.length
  return cite(article, { start: end - role.length, end })
}

/** A phrase with an article or a role word, up to the closing mark; the stop after an initial doesn't end it. */
const apposition =
  /^(?:,| [-–—]) (?:\d{1,3}, )?((?:an? |the |(?:former |deputy |vice |co-|chief |senior |executive |general |managing )*(?:chair(?:man|woman|person)?|director|head|president|minister|spokes(?:man|woman|person)|mayor|leader|founder|professor|editor|manager|author|owner|secretary|senator|governor|captain|coach|lawyer|analyst|economist|engineer|executive|officer|commissioner|adviser)\b)(?:[^,;:.()“”"—–\n]|(?<=\b\p{Lu})\.|(?<=\b(?:Dr|Mr|Mrs|Ms|St|Sen|Gov|Rep))\.){0,110}?)(?=,| [-–—] |;|(?<!\b\p{Lu})\.(?:\s|$|["”])|\n|$)/u

/** A relative, a sentence or a list rather than a role. */
const aside =
  /\b(?:who|whose|whom|which|said|says|told|was|were|is|has|had|her|his|their|its)\b|^the (?:first|last|next|same|only|one)\b/u

/** "Finance minister Nora Pike": complete, because the name follows and none of it is cut off before. */
function beforeName({ text }: Article, name: Citation, role: Citation): Citation | undefined {
  if (cutOrOwned.test(role.exact)) return undefined
  if (role.span.end > name.span.start || !/^,? $/.test(text.slice(role.span.end, name.span.start))) return undefined
  const before = text.slice(Math.max(0, role.span.start - 24), role.span.start)
  return /(?:^|[.!?:;,“"‘(]\s*|\n|\b(?:the|an?|and|said|says|added|by|with|to|of|from|that|when|for|as|but|after|while|told|asked) |['’]s )$/.test(
    before,
  )
    ? role
    : undefined
}

/** Starts with a possessor, or isn't a role at all. */
const cutOrOwned =
  /^(?:her|his|its|their|whose|my|our|your|this|that)\b|^\p{Ll}+['’]s |['’]s$| {2}|\b(?:surrounding|about|involving|against|who|which)\b/iu

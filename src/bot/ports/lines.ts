/** The lines of briefings, to be searched. Whatever was hidden, corrected or forgotten since is not found by what it was. */

/** A line as readers see it: the title · a line of the post · a quotation, with who said it. */
export interface KeptLine {
  readonly kind: 'title' | 'line' | 'quote'
  readonly text: string
  readonly speaker?: string | undefined
  readonly role?: string | undefined
  /** The quotation's number. */
  readonly quote?: number | undefined
}

/** Which version of a briefing lines are of. `edition` counts what the tenant's editors changed; 0 = nothing. */
export interface LinesOf {
  /** The operator's are the folder's, as long as a tenant's editors changed nothing in them. */
  readonly tenant: string
  readonly briefing: string
  readonly revision: string
  readonly edition: number
}

/** What is looked for. */
export interface SoughtLines {
  /** Whose; the folder's are everybody's. */
  readonly tenant: string
  /** Words that must all be there, whatever their case, accents and form, in what is said or in who said it; in quotation marks as they stand. */
  readonly words: string
  /** Words of the speaker's name. */
  readonly speaker?: string | undefined
  readonly kind?: KeptLine['kind'] | undefined
  /** The end of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** A line that was found. */
export interface FoundLine extends KeptLine {
  readonly tenant: string
  readonly briefing: string
  /** Of its briefing. */
  readonly title: string
  /** YYYY-MM-DD: when its article was published, or else when it came. */
  readonly day: string
  /** Where the page after it begins. */
  readonly mark: string
}

/** The lines that can be searched. */
export interface LineStore {
  /** Replaces the lines of a briefing. Of none, it is known that there are none. */
  put(of: LinesOf, lines: readonly KeptLine[], day: string): Promise<void>
  /** Which versions of a tenant's briefings there are. */
  known(tenant: string): Promise<readonly LinesOf[]>
  find(tenant: string, briefing: string): Promise<LinesOf | undefined>
  remove(tenant: string, briefing: string): Promise<void>
  /** Briefings that tenants keep or changed, whose lines are not those of now. */
  missing(limit: number): Promise<readonly Pick<LinesOf, 'tenant' | 'briefing' | 'edition'>[]>
  /** Those of the newest articles first. */
  search(sought: SoughtLines): Promise<readonly FoundLine[]>
}

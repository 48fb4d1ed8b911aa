/** Links of one use to the desk. */
export interface DoorsTable {
  /** The hash of the link's token. */
  code: string
  platform: string
  tenant: string
  person: string
  name: string
  /** 1 = yes. */
  admin: number
  zone: string | null
  until_at: number
  used_at: number | null
}

/** Who is signed in at the desk. */
export interface SessionsTable extends Omit<DoorsTable, 'used_at'> {
  asked_at: number
}

/** The lines of briefings, to be searched. */
export interface LinesTable {
  /** Grows with the day of the article. */
  id: number
  tenant: string
  briefing: string
  revision: string
  /** Of the tenant's edits. */
  edition: number
  /** Position, from 0, which is the title. */
  place: number
  kind: string
  text: string
  speaker: string | null
  role: string | null
  quote: number | null
  day: string
  /** The tenant, as one word of the index. */
  owner: string
  /** The words of the text, and of the speaker's name, as the index holds them. */
  words: string
  names: string
}

/** Links under which anybody may read a briefing. */
export interface SharesTable {
  /** The hash of the link's token. */
  code: string
  tenant: string
  briefing: string
  made_by: string
  made_at: number
  until_at: number | null
  opened: number
}

import type { Article } from '../../article/article.ts'
import type { Overrides } from '../../briefing/briefing.ts'
import type { BotError } from '../../errors.ts'
import type { CatchUp, Unchanged } from './ledger.ts'

/** Where articles come from: the port between the bot and its readers. */

/** Reads what somebody points at into an article. Rejects, or throws, with a BotError that names the way out. */
export interface Sources {
  text(words: string): Promise<BriefingFile>
  /** From the bot's own disk: only for whoever is at its machine. */
  file(path: string): Promise<BriefingFile>
  /** The article at an address as a record to keep; one request. Rejects with BotError `source`. */
  link(address: string): Promise<string>
  /** The same for an address that is checked regularly, if it changed since. */
  look(address: string, since: Stamp): Promise<PageLook>
  /** The article of a record. */
  record(kept: string): Promise<BriefingFile>
  readonly download: Download
  /** Why a file is refused, judging by its name, type and size; undefined if it is not. */
  refuse(file: Pick<Attachment, 'name' | 'type' | 'size'>): BotError | undefined
  /** A text, Markdown or HTML file as content to keep. */
  document(name: string, file: Downloaded): Promise<Document>
  readonly feeds: FeedReader
}

/** A text that is too long to be briefed: `at` of its `of` characters are. */
export interface Cut {
  readonly at: number
  readonly of: number
}

/** What a site sends so that it can later be asked whether something changed. */
export interface Stamp {
  readonly etag?: string
  readonly modified?: string
}

/** busy: the site asks to be left alone for `after` ms. */
export type PageLook =
  | { readonly outcome: 'read'; readonly record: string; readonly stamp: Stamp }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'busy'; readonly after: number }

/** The articles that files name by `source:`. */
export interface SourcedStories {
  /** As a record. Rejects with a BotError while it cannot be read. */
  read(address: string): Promise<string>
  /** Changes when the result of `read` does. */
  version(address: string): string
}

/** text: as it was written · page: a record. */
export interface Document {
  readonly kind: 'text' | 'page'
  readonly content: string
}

/** A file on a message, read on demand. */
export interface Attachment {
  readonly name: string
  /** Media type, where the platform says. */
  readonly type?: string
  /** Bytes, where the platform says. */
  readonly size?: number
  /** Rejects with a BotError that names the way out. */
  read(download: Download): Promise<Downloaded>
}

/** The bytes of a file. */
export interface Downloaded {
  readonly bytes: Uint8Array
  /** As the header gives them. */
  readonly type?: string
  readonly charset?: string
}

/** Fetches from one of a platform's own `origins` and from nowhere else. Rejects with BotError `source`. */
export type Download = (
  address: string,
  from: { readonly origins: readonly string[]; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Downloaded>

/** Reads feeds and the articles that they lead to. Rejects with BotError `source`. */
export interface FeedReader {
  /** The feed at an address, or the one its page names; for a waiting person. */
  find(address: string): Promise<ReadFeed>
  /** The same feed again, at a pace that its site can bear. */
  read(address: string, since: Stamp): Promise<FeedAnswer>
  /** As `link`, at that pace. */
  story(address: string): Promise<string>
  /** An entry's own words as a record; undefined if they are too few to brief. */
  entry(entry: FeedEntry, publisher: string): string | undefined
}

/** A feed that was read: RSS, Atom, RDF or JSON Feed. */
export interface ReadFeed {
  /** The address to use from now on. */
  readonly url: string
  readonly title?: string
  /** In the feed's order, mostly newest first. */
  readonly entries: readonly FeedEntry[]
  readonly stamp: Stamp
  /** The least interval between requests that it asks for, ms. */
  readonly every?: number
}

/** One entry. `story` names what it tells of, through reordering and edits; `version` changes when its words do. */
export interface FeedEntry {
  readonly story: string
  readonly version: string
  readonly url?: string
  readonly title?: string
  /** Plain words of its summary or text. */
  readonly words: string
  /** ISO 8601. */
  readonly published?: string
}

/** busy: the site asks to be left alone for `after` ms. */
export type FeedAnswer =
  | { readonly outcome: 'feed'; readonly feed: ReadFeed }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'busy'; readonly after: number }
/** What the front matter of a file in `briefings/` says besides its article. */
export interface FrontMatter {
  /** Without it, the file's name is the command. */
  readonly command?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly overrides?: Overrides
  /** An address to read the article from. */
  readonly source?: string
  readonly post?: readonly PostOrder[]
}
/** A standing order in a file of `briefings/`. */
export interface PostOrder {
  /** Names the order in the ledger, so that reordering the list keeps what was posted. */
  readonly id: string
  /** Cron, five fields. */
  readonly when: string
  /** IANA. */
  readonly zone: string
  /** `slack:C123`, `discord:456`, `terminal:`. */
  readonly to: readonly string[]
  readonly catchUp?: CatchUp
  readonly unchanged?: Unchanged
  /** `22:00-07:00`, in its zone. */
  readonly quiet?: string
  /** `90m`, `6h`, `2d`. */
  readonly tooOld?: string
  /** Its sections follow in the thread of each post. */
  readonly thread?: 'on' | 'off'
  /** `here`, `role:ID`, `group:ID`, `person:ID`. */
  readonly ping?: string
}
/** One file of `briefings/`, read. */
export interface BriefingFile {
  readonly article: Article
  readonly front: FrontMatter
  /** Absent: it is the whole text. */
  readonly cut?: Cut
}
/** Reads the folder of briefings for the catalogue. */
export interface BriefingReader {
  /** The briefing files, by name: `nato-china.md`; `version` changes when the file does. */
  list(): Promise<readonly { readonly file: string; readonly version: string }[]>
  /** Rejects with a BotError that names the line, where there is one, and the way out. */
  read(file: string): Promise<BriefingFile>
  /** Calls when something may have changed, until the returned function is called. */
  watch(changed: () => void): () => void
}

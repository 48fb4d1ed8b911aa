import type { Article } from '../../article/article.ts'
import type { Overrides } from '../../briefing/briefing.ts'
import type { Pointed } from '../../briefing/pointed/pointed.ts'
import type { Primary } from '../../briefing/primary/primary.ts'
import type { BotError } from '../../errors.ts'
import type { Approval } from './approval.ts'
import type { CatchUp, Unchanged } from './ledger.ts'

/** Where articles come from: the port between the bot and its readers. */

/** Reads an article from a user's input. Rejects or throws with a BotError that says what to do. */
export interface Sources {
  text(words: string): Promise<BriefingFile>
  /** Reads from the bot's own disk, so only for someone at its machine. */
  file(path: string): Promise<BriefingFile>
  /** Fetches an address as a record to store; one request. Rejects with BotError `source`. */
  link(address: string): Promise<string>
  /** The same for an address that is checked regularly, if it changed. */
  look(address: string, since: Stamp): Promise<PageLook>
  /** Parses the article of a record. */
  record(kept: string): Promise<BriefingFile>
  readonly download: Download
  /** Why a file is refused, judged by its name, type and size; undefined if it is accepted. */
  refuse(file: Pick<Attachment, 'name' | 'type' | 'size'>): BotError | undefined
  /** Converts a text, Markdown or HTML file to content to store. */
  document(name: string, file: Downloaded): Promise<Document>
  readonly feeds: FeedReader
}

/** A text that is too long: only `at` of its `of` characters are briefed. */
export interface Cut {
  readonly at: number
  readonly of: number
}

/** The validators a site sends, for asking later whether something changed. */
export interface Stamp {
  readonly etag?: string
  readonly modified?: string
}

/** busy: the site asks for no requests for `after` ms. */
export type PageLook =
  | { readonly outcome: 'read'; readonly record: string; readonly stamp: Stamp }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'busy'; readonly after: number }

/** The articles that files name by `source:`. */
export interface SourcedStories {
  /** Returns a record. Rejects with a BotError while it cannot be read. */
  read(address: string): Promise<string>
  /** Changes when the result of `read` does. */
  version(address: string): string
}

/** text: as written · page: a record. */
export interface Document {
  readonly kind: 'text' | 'page'
  readonly content: string
}

/** A file on a message, read on demand. */
export interface Attachment {
  readonly name: string
  /** Media type, if the platform gives one. */
  readonly type?: string
  /** Bytes, if the platform gives them. */
  readonly size?: number
  /** Rejects with a BotError that says what to do. */
  read(download: Download): Promise<Downloaded>
}

/** The bytes of a file. */
export interface Downloaded {
  readonly bytes: Uint8Array
  /** As in the header. */
  readonly type?: string
  readonly charset?: string
}

/** Fetches only from one of a platform's own `origins`. Rejects with BotError `source`. */
export type Download = (
  address: string,
  from: { readonly origins: readonly string[]; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Downloaded>

/** Reads feeds and the articles they link to. Rejects with BotError `source`. */
export interface FeedReader {
  /** The feed at an address, or the one its page names; used while a person waits. */
  find(address: string): Promise<ReadFeed>
  /** Reads the same feed again, at a pace that suits its site. */
  read(address: string, since: Stamp): Promise<FeedAnswer>
  /** Like `link`, at that pace; the feed's title and date serve where the page has none. */
  article(address: string, entry: Pick<FeedEntry, 'title' | 'published'>): Promise<string>
  /** An entry's own text as a record; undefined if it is too short to brief. */
  entry(entry: Pick<FeedEntry, 'title' | 'words' | 'url' | 'published'>, publisher: string): string | undefined
  /** The index of the earlier record whose article this one reprints; undefined if it is none of these. */
  reprint(record: string, earlier: readonly string[]): Promise<number | undefined>
}

/** A parsed feed: RSS, Atom, RDF or JSON Feed. */
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

/** One entry. `key` names it among the others of the feed; `version` changes when its text does. */
export interface FeedEntry {
  readonly key: string
  readonly marks: EntryMarks
  readonly version: string
  readonly url?: string
  readonly title?: string
  /** Plain text of its summary or content. */
  readonly words: string
  readonly author?: string
  readonly categories?: readonly string[]
  /** ISO 8601. */
  readonly published?: string
}

/** By what an entry is known again. Each alone can lie, so each is left out where another entry of the feed has it, too. */
export interface EntryMarks {
  /** Its address, whatever its scheme; the same in every feed. */
  readonly link?: string
  /** The feed's own id for it. */
  readonly guid?: string
  /** Its title and text; a short one only with its date or address. The same in every feed. */
  readonly words?: string
}

/** busy: the site asks for no requests for `after` ms. */
export type FeedAnswer =
  | { readonly outcome: 'feed'; readonly feed: ReadFeed }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'busy'; readonly after: number }
/** The front matter of a file in `briefings/`, apart from its article. */
export interface FrontMatter {
  /** Default: the file's name. */
  readonly command?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly overrides?: Overrides
  /** An address to read the article from. */
  readonly source?: string
  readonly post?: readonly PostOrder[]
  readonly primary?: PrimaryOrder
}
/** Where the original statement of an article is, what readers call it, and who issued it. */
export interface PrimaryOrder {
  /** Beside the briefing, under the folder of briefings: `_communique.txt`. */
  readonly file?: string
  readonly url?: string
  readonly name?: string
  readonly issuers: readonly string[]
}
/** A standing order in a file of `briefings/`. */
export interface PostOrder {
  /** Identifies the schedule in the ledger, so that reordering the list keeps its history. */
  readonly id: string
  /** Cron, five fields. */
  readonly when: string
  /** IANA. */
  readonly zone: string
  /** `slack:C123`, `discord:456`, `terminal:`. */
  readonly to: readonly string[]
  readonly catchUp?: CatchUp
  readonly unchanged?: Unchanged
  /** Quiet hours in its zone: `22:00-07:00`. */
  readonly quiet?: string
  /** `90m`, `6h`, `2d`. */
  readonly tooOld?: string
  /** Post its sections in each post's thread. */
  readonly thread?: 'on' | 'off'
  /** `here`, `role:ID`, `group:ID`, `person:ID`. */
  readonly ping?: string
  /** Who has to approve each post: `role:ID`, `group:ID`, `person:ID`. */
  readonly approve?: string
  /** How long they are waited for: `90m`, `2h`. */
  readonly within?: string
  /** What becomes of a post that nobody approves in time. */
  readonly silence?: Approval['silence']
}
/** A parsed file of `briefings/`. */
export interface BriefingFile {
  readonly article: Article
  readonly front: FrontMatter
  /** Absent: the whole text. */
  readonly cut?: Cut
  /** The original statement that its quotations are held against. */
  readonly primary?: Primary
  /** What a model points at in it, for a tenant that agreed to ask one. */
  readonly pointed?: Pointed
}
/** Reads the folder of briefings for the catalogue. */
export interface BriefingReader {
  /** The briefing files by name: `nato-china.md`; `version` changes when the file does. */
  list(): Promise<readonly { readonly file: string; readonly version: string }[]>
  /** Rejects with a BotError that says what to do and, where there is one, names the line. */
  read(file: string): Promise<BriefingFile>
  /** Calls back when something may have changed, until the returned function is called. */
  watch(changed: () => void): () => void
}

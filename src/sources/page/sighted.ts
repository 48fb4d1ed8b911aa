import type { Layout, Line } from './layout.ts'
import type { Metadata } from './metadata/metadata.ts'
import type { Tree } from './tree.ts'

/** What a page is classified by. */
export interface Sighted {
  readonly tree: Tree
  readonly layout: Layout
  readonly metadata: Metadata
  readonly story: readonly Line[]
  readonly url: string | undefined
  /** Whether the page declares itself an article. */
  readonly isArticle: boolean
}

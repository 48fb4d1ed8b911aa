// What tags, roles, classes and ids say about part of a page. No name is specific to one site.

import { rememberedName } from './names.ts'

/** Elements that never hold a story. */
export const junkTags: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'figcaption', 'menu'])

/** ARIA roles that never hold a story. */
export const junkRoles: ReadonlySet<string> = new Set(
  'navigation banner contentinfo complementary dialog alertdialog alert search menu menubar toolbar tooltip'.split(' '),
)

/** Elements too small to hold a whole story. */
export const rootless: ReadonlySet<string> = new Set(
  'p li ul ol dl blockquote h1 h2 h3 h4 h5 h6 a figure pre span'.split(' '),
)

/** Parts outside the story, unless they hold much of its prose. `has-sidebar` is a page next to a sidebar. */
export const junkNames = names(String.raw`(?<![a-z0-9]|\b(?:has|with|w|no|and|show|hide|content)-)`, [
  'comments?',
  'respond',
  'related',
  'recommend(?:ed|ations?)?',
  'recirc',
  'trending',
  'most-(?:read|popular|viewed)',
  'popular',
  'newsletter',
  'subscribe',
  'subscription',
  'sign-?up',
  'promo',
  'promoted',
  'advert(?:isement)?',
  'ads?',
  'sponsor(?:ed)?',
  'outbrain',
  'taboola',
  'breadcrumbs?',
  'side-?bar',
  'nav',
  'navbar',
  'navigation',
  'menu',
  'popup',
  'modal',
  'overlay',
  'lightbox',
  'toolbar',
  'pagination',
  'pager',
  'tags?',
  'byline',
  'caption',
  'credit',
  'read-?more',
  'see-also',
  'author-(?:bio|box|info)',
  'about-author',
  '(?:post|entry|article)-meta',
])

/** Never part of the story, unless they hold most of the page. */
export const outsideNames = names('(?<![a-z0-9])', [
  String.raw`cookies?\w*`,
  String.raw`consent\w*`,
  'gdpr',
  String.raw`onetrust\w*`,
  String.raw`cli-\w+`,
  'footer',
  'colophon',
  'comments',
  'comment-(?:list|thread|section|content)',
  String.raw`disqus\w*`,
])

/** Small parts within the story's element that are not part of the story. */
export const asideNames = names('(?<![a-z0-9])', [
  'authors?',
  'contributors?',
  'profile',
  'banner',
  'teasers?',
  'credits?',
  'shop',
  'legal',
  'contact',
  'copyright',
  'carousel',
  'swiper',
  'gallery',
  'slideshow',
  'bio',
  'biography',
  String.raw`cta\w*`,
  'call-to-action',
  String.raw`promo\w*`,
  String.raw`slick-\w+`,
  'form',
  String.raw`forms?-\w+`,
  'optin',
  'opt-in',
  'sign-?up',
  String.raw`follow\w*`,
  String.raw`subscri\w*`,
  String.raw`newsletter\w*`,
  String.raw`related\w*`,
  String.raw`recommend\w*`,
  String.raw`more-\w+`,
  'pagination',
  String.raw`post-nav\w*`,
  String.raw`caption\w*`,
  'figcaption',
  'toc(?!-[a-z]{3,}-)',
  'table-of-contents',
  String.raw`ez-toc\w*`,
  String.raw`lwptoc\w*`,
  String.raw`affiliate\w*`,
  String.raw`advert\w*`,
  'ads?',
  String.raw`sponsor\w*`,
  String.raw`donat\w*`,
  'paywall',
  'reviews?-list',
  'product-card',
  'post-list',
  'posts-list',
  'article-list',
  String.raw`breadcrumb\w*`,
])

/** Parts below a story that may be long. */
export const noteNames = names('(?<![a-z0-9])', ['footnotes?', 'ref-list', 'disclaimers?', 'disclosures?'])

/** Names of labels, also used for states and templates of paragraphs: dropped only when they hold no prose. */
export const labelNames = names('(?<![a-z0-9])', [
  'meta',
  'metadata',
  'date',
  'dates',
  'timestamp',
  'published',
  'updated',
  'read-?time',
  'reading-?time',
  'kicker',
  'eyebrow',
  'categor(?:y|ies)',
  'topics?',
  'next',
  'prev',
  'rating',
  'ratings',
  'player',
  'podcast',
  'hero',
  'print',
  'no-?print',
])

/** Button bars; they may hold an embedded post. */
export const barNames = names('(?<![a-z0-9])', [String.raw`shar(?:e|ing)\w*`, String.raw`social\w*`])

function names(before: string, words: readonly string[]): { readonly test: (name: string) => boolean } {
  const pattern = new RegExp(`${before}(?:${words.join('|')})(?![a-z0-9])`)
  return { test: rememberedName((name) => pattern.test(name)) }
}

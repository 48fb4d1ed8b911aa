/** Elements that hold no story. */
export const junkTags: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'figcaption', 'menu'])

export const junkRoles: ReadonlySet<string> = new Set(
  'navigation banner contentinfo complementary dialog alertdialog alert search menu menubar toolbar tooltip'.split(' '),
)

const words = [
  'comments?', 'disqus', 'respond', 'related', 'recommend(?:ed|ations?)?', 'recirc', 'trending', 'most-(?:read|popular|viewed)', 'popular', 'share', 'sharing', 'social', 'newsletter', 'subscribe', 'subscription', 'sign-?up', 'promo', 'promoted', 'advert(?:isement)?', 'ads?', 'sponsor(?:ed)?', 'outbrain', 'taboola', 'breadcrumbs?', 'side-?bar', 'footer', 'nav', 'navbar', 'navigation', 'menu', 'cookies?', 'consent', 'gdpr', 'popup', 'modal', 'overlay', 'lightbox', 'toolbar', 'pagination', 'pager', 'tags?', 'byline', 'caption', 'credit', 'read-?more', 'see-also', 'skip-link', 'screen-reader-text', 'visually-hidden', 'sr-only', 'author-(?:bio|box|info)', 'about-author', '(?:post|entry|article)-meta',
]
export const junkNames = new RegExp(`(?<![a-z0-9]|\\b(?:has|with|w|no|and|show|hide|content)-)(?:${words.join('|')})(?![a-z0-9])`)

export const asideWords = [
  'authors?', 'author-\\w+', 'bio', 'biography', 'contributors?', 'profile', 'cta\\w*', 'call-to-action', 'banner', 'promo\\w*', 'teasers?', 'carousel', 'swiper', 'slick-\\w+', 'form', 'forms?-\\w+', 'optin', 'opt-in', 'sign-?up', 'meta', 'metadata', 'date', 'dates', 'timestamp', 'published', 'updated', 'read-?time', 'reading-?time', 'kicker', 'eyebrow', 'categor(?:y|ies)', 'topics?', 'share\\w*', 'social\\w*', 'follow\\w*', 'subscri\\w*', 'newsletter\\w*', 'related\\w*', 'recommend\\w*', 'more-\\w+', 'next', 'prev', 'pagination', 'post-nav\\w*', 'caption\\w*', 'credits?', 'wp-caption\\w*', 'figcaption', 'toc', 'table-of-contents', 'ez-toc\\w*', 'lwptoc\\w*', 'disclaimer', 'disclosure', 'affiliate\\w*', 'advert\\w*', 'ads?', 'ad-\\w+', 'sponsor\\w*', 'donat\\w*', 'paywall', 'rating', 'ratings', 'reviews?-list', 'product-card', 'shop', 'player', 'podcast', 'gallery', 'slideshow', 'd-none', 'invisible', 'no-?print', 'print', 'hero', 'post-list', 'posts-list', 'article-list', 'copyright', 'legal', 'contact', 'breadcrumb\\w*',
]
/** Parts of a story's element that are small and named like this are no part of the story. */
export let asideNames = new RegExp(`(?<![a-z0-9])(?:${asideWords.join('|')})(?![a-z0-9])`)
export const setWords = (w: string[]) => { asideNames = new RegExp(`(?<![a-z0-9])(?:${w.join('|')})(?![a-z0-9])`) }

/** Elements that are too small to be a whole story. */
export const rootless: ReadonlySet<string> = new Set('p li ul ol dl blockquote h1 h2 h3 h4 h5 h6 a figure pre span'.split(' '))
/** Never of the story, unless nearly all the page is in it. */
export const outsideNames = /(?<![a-z0-9])(?:cookies?\w*|cookie-\w+|consent\w*|gdpr|onetrust\w*|cli-\w+|footer|colophon|site-footer|page-footer|comments|comment-(?:list|thread|section|content)|disqus\w*|visually-hidden|sr-only|screen-reader-text)(?![a-z0-9])/

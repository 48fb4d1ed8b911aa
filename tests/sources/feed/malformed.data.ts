/** A feed that is broken in one way, and the stories that are read all the same; none: it is refused. */
export interface Malformed {
  readonly name: string
  readonly feed: string | Buffer
  readonly stories: number
  readonly first?: { readonly title?: string; readonly published?: string; readonly words?: RegExp }
  readonly charset?: string
}

const item = (n: number, more = ''): string =>
  `<item><title>Harbour ${n}</title><link>https://post.example/${n}</link>${more}</item>`
const rss = (inside: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>${inside}</channel></rss>`
const entry = (n: number, more = ''): string =>
  `<entry><title>Harbour ${n}</title><link href="https://post.example/${n}"/>${more}</entry>`
const atom = (inside: string): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>${inside}</feed>`
const two = item(1) + item(2)

export const malformed: readonly Malformed[] = [
  { name: 'an unclosed channel', feed: `<rss version="2.0"><channel><title>P</title>${two}`, stories: 2 },
  {
    name: 'hundreds of unclosed items',
    feed: rss(
      Array.from({ length: 300 }, (_, n) => `<item><title>Harbour ${n}<link>https://post.example/${n}`).join(''),
    ),
    stories: 300,
  },
  {
    name: 'elements of a text nested more deeply than any feed',
    feed: rss(item(1, `<description>${'<b>'.repeat(6_000)}deep${'</b>'.repeat(6_000)}</description>`) + item(2)),
    stories: 2,
  },
  {
    name: 'a prefix of its own for all of RSS',
    feed: rss(two.replaceAll(/<(?=\w)/g, '<r:').replaceAll('</', '</r:') + '<x:title xmlns:x="x">Not this</x:title>')
      .replace('<rss', '<r:rss xmlns:r="http://backend.userland.com/rss2"')
      .replace('</rss', '</r:rss')
      .replace('<channel', '<r:channel')
      .replace('</channel', '</r:channel'),
    stories: 2,
    first: { title: 'Harbour 1' },
  },
  {
    name: 'an unclosed item',
    feed: rss('<item><title>Harbour 1</title><link>https://post.example/1</link>' + item(2)),
    stories: 2,
  },
  {
    name: 'an unclosed title',
    feed: rss('<item><title>Harbour 1<link>https://post.example/1</link></item>' + item(2)),
    stories: 2,
  },
  {
    name: 'tags closed in the wrong order',
    feed: rss('<item><title>Harbour 1<link>https://post.example/1</title></link></item>' + item(2)),
    stories: 2,
  },
  {
    name: 'a bare ampersand',
    feed: rss('<item><title>Fish & chips</title><link>https://post.example/1?a=1&b=2</link></item>'),
    stories: 1,
    first: { title: 'Fish & chips' },
  },
  {
    name: 'entities of HTML',
    feed: rss('<item><title>Caf&eacute;&nbsp;&mdash; open</title><link>https://post.example/1</link></item>'),
    stories: 1,
  },
  {
    name: 'an unknown entity',
    feed: rss('<item><title>A &bogus; day</title><link>https://post.example/1</link></item>'),
    stories: 1,
  },
  {
    name: 'entities escaped twice',
    feed: rss('<item><title>Fish &amp;amp; chips</title><link>https://post.example/1</link></item>'),
    stories: 1,
    first: { title: 'Fish & chips' },
  },
  {
    name: 'HTML in the title',
    feed: rss('<item><title>&lt;b&gt;Ferry&lt;/b&gt; sails</title><link>https://post.example/1</link></item>'),
    stories: 1,
    first: { title: 'Ferry sails' },
  },
  {
    name: 'unescaped HTML in the text',
    feed: rss(item(1, '<description><p>One <b>two</b></p></description>')),
    stories: 1,
    first: { words: /One/ },
  },
  {
    name: 'an unclosed CDATA',
    feed: rss('<item><title>Harbour 1</title><link>https://post.example/1</link><description><![CDATA[<p>Open'),
    stories: 1,
  },
  { name: 'a date that is none', feed: rss(item(1, '<pubDate>soon</pubDate>')), stories: 1 },
  {
    name: 'a date in words of its own',
    feed: rss(item(1, '<pubDate>1 March 2024</pubDate>')),
    stories: 1,
    first: { published: '2024-03-01' },
  },
  {
    name: 'a day that does not exist',
    feed: rss(item(1, '<pubDate>Fri, 31 Feb 2024 10:00:00 GMT</pubDate>')),
    stories: 1,
  },
  { name: 'no date', feed: rss(item(1)), stories: 1 },
  { name: 'no id', feed: atom(entry(1)), stories: 1 },
  {
    name: 'no link but a permanent guid',
    feed: rss('<item><title>A</title><guid>https://post.example/1</guid></item>'),
    stories: 1,
  },
  {
    name: 'neither link nor id',
    feed: rss('<item><title>Only words</title></item><item><title>Other words</title></item>'),
    stories: 2,
  },
  {
    name: 'no title',
    feed: rss('<item><link>https://post.example/1</link><description>Words</description></item>'),
    stories: 1,
  },
  { name: 'an entry with nothing in it', feed: rss('<item></item>' + item(1)), stories: 1 },
  { name: 'the same entry twice', feed: rss(item(1) + item(1)), stories: 1 },
  {
    name: 'the same link with and without tracking',
    feed: rss(item(1) + '<item><title>Harbour 1</title><link>https://post.example/1/?utm_source=x#top</link></item>'),
    stories: 1,
  },
  { name: 'relative links', feed: rss('<item><title>A</title><link>/news/1</link></item>'), stories: 1 },
  {
    name: 'a link of another kind',
    feed: rss('<item><title>A</title><link>javascript:alert(1)</link></item>'),
    stories: 1,
  },
  { name: 'blanks before the declaration', feed: `\n\n  ${rss(two)}`, stories: 2 },
  { name: 'a BOM before the declaration', feed: `\uFEFF${rss(two)}`, stories: 2 },
  { name: 'words after the end', feed: `${rss(two)}<!-- cached --><script>1</script>`, stories: 2 },
  {
    name: 'tags in capitals',
    feed: rss(two).replace(
      /<(\/?)(item|title|link)/g,
      (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`,
    ),
    stories: 2,
  },
  { name: 'no version and no declaration', feed: `<rss><channel>${two}</channel></rss>`, stories: 2 },
  {
    name: 'a prefix without its namespace',
    feed: rss(item(1, '<content:encoded>Long words</content:encoded><dc:date>2024-03-01</dc:date>')),
    stories: 1,
  },
  {
    name: 'windows-1252 that says it is UTF-8',
    feed: Buffer.from(rss('<item><title>Caf\xe9</title><link>https://post.example/1</link></item>'), 'latin1'),
    charset: 'utf-8',
    stories: 1,
  },
  {
    name: 'another charset in header and declaration',
    feed: Buffer.from(rss(two).replace('"1.0"', '"1.0" encoding="iso-8859-1"'), 'utf8'),
    charset: 'utf-8',
    stories: 2,
  },
  {
    name: 'control characters',
    feed: rss('<item><title>A\u0000\u0008B</title><link>https://post.example/1</link></item>'),
    stories: 1,
  },
  { name: 'cut off in the middle', feed: rss(two).slice(0, -60), stories: 2 },
  {
    name: 'JSON Feed with trailing comma',
    feed: '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A"},]}',
    stories: 0,
  },
  { name: 'a page instead of a feed', feed: '<!doctype html><html><body><h1>Not found</h1></body></html>', stories: 0 },
  { name: 'nothing at all', feed: '', stories: 0 },
]

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowed, readRobots } from '../../../src/sources/http/robots.ts'

const may = (text: string, address: string, product = 'Briefdesk'): boolean =>
  isAllowed(readRobots(text, product), new URL(address, 'https://post.example'))

/** RFC 9309, 5.1. */
const simple = `
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`

describe('the examples of RFC 9309', () => {
  it.each([
    ['foobot', '/example/page.html', true],
    ['foobot', '/example/allowed.gif', true],
    ['foobot', '/publications/', false],
    ['barbot', '/example/page.html', false],
    ['bazbot', '/example/page.html', false],
    ['bazbot', '/example/', true],
    ['quxbot', '/example/page.html', true],
    ['quxbot', '/a.gif', true],
    ['otherbot', '/a.gif', false],
    ['otherbot', '/a.gif?size=2', true],
    ['otherbot', '/example/page.html', false],
    ['otherbot', '/publications/', true],
    ['otherbot', '/', true],
  ])('5.1: %s, %s: %s', (product, path, expected) => expect(may(simple, path, product)).toBe(expected))

  it('5.2: the longest match counts', () => {
    const text = 'User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n'
    expect(may(text, '/example/page/disallowed.gif', 'foobot')).toBe(false)
    expect(may(text, '/example/page/allowed.gif', 'foobot')).toBe(true)
  })

  it('2.2.1: groups of one name are one, whatever its case', () => {
    const text =
      'user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: *\ndisallow: /all\n\nuser-agent: examplebot\ndisallow: /baz\n'
    expect(['/foo', '/bar', '/baz', '/all'].map((path) => may(text, path, 'EXAMPLEBOT'))).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  it.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=http://foo.bar', '/foo/bar?baz=http%3A%2F%2Ffoo.bar'],
    ['/foo/bar?baz=http%3A%2F%2Ffoo.bar', '/foo/bar?baz=http://foo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%e3%83%84', '/foo/bar/ツ'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-*.html'],
    ['/path/foo-%24', '/path/foo-$'],
  ])('2.2.2 and 2.2.3: %s is %s', (pattern, address) => {
    expect(may(`User-agent: *\nDisallow: ${pattern}`, address)).toBe(false)
  })

  it.each([
    ['/foo/bar/%2F', '/foo/bar/x'],
    ['/a%2Fb', '/a/b'],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-star.html'],
    ['/Foo', '/foo'],
  ])('2.2.2: %s is not %s', (pattern, address) => {
    expect(may(`User-agent: *\nDisallow: ${pattern}`, address)).toBe(true)
  })

  it.each([
    ['/this/path/exactly$', '/this/path/exactly', false],
    ['/this/path/exactly$', '/this/path/exactly/not', true],
    ['/this/*/exactly', '/this/path/exactly', false],
    ['/this/*/exactly', '/this/and/that/exactly/so', false],
    ['/this/*/exactly', '/this/exactly', true],
    ['/*.php$', '/a.php.php', false],
    ['/*.php$', '/a.php5', true],
    ['/a*a$', '/a', true],
    ['/a*', '/a', false],
    ['/a*$', '/anything', false],
    ['/a$b', '/a$b', false],
    ['*/print', '/news/print', false],
    ['/', '/', false],
    ['', '/anything', true],
  ])('2.2.3: "Disallow: %s" and %s: %s', (pattern, address, expected) => {
    expect(may(`User-agent: *\nDisallow: ${pattern}`, address)).toBe(expected)
  })
})

describe('a robots.txt', () => {
  it('allows where an allowing and a forbidding rule are as long, and always itself', () => {
    expect(may('User-agent: *\nDisallow: /page\nAllow: /page', '/page')).toBe(true)
    expect(may('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true)
  })

  it('says nothing to us in a group of others, before any name, or when it is a web page', () => {
    expect(may('User-agent: Briefdesk-news\nDisallow: /', '/')).toBe(true)
    expect(may('Disallow: /\nUser-agent: Other\nDisallow: /', '/')).toBe(true)
    expect(may('<!doctype html><p>User-agent: *</p>\n<p>Disallow: /</p>', '/')).toBe(true)
    expect(may('', '/')).toBe(true)
  })

  it('is read with any line ends, comments, versions behind names, and lines of others between', () => {
    const text =
      '# ours\r\nUser-agent: Other\rSitemap: https://post.example/map.xml\nUSER-AGENT : briefdesk/1.0 # us\n\n  Disallow:/private # not this\r\nNonsense\n'
    expect([may(text, '/private/1'), may(text, '/public'), may(text, '/private', 'Other')]).toEqual([
      false,
      true,
      false,
    ])
  })

  it('names the pause that it wants: of our own group, else of everybody’s', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 5\nDisallow: /a', 'Briefdesk').delay).toBe(5_000)
    expect(
      readRobots('User-agent: *\nCrawl-delay: 5\nUser-agent: briefdesk\nCrawl-delay: 0.5', 'Briefdesk').delay,
    ).toBe(500)
    expect(readRobots('User-agent: *\nCrawl-delay: 5\n\nUser-agent: x\nDisallow:', 'X').delay).toBe(0)
    expect(readRobots('User-agent: *\nCrawl-delay: soon', 'Briefdesk').delay).toBe(0)
  })

  it('of any bytes is read, and fast, also one that was made to be slow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => void may(`User-agent: *\nDisallow: ${words}`, '/a')),
    )
    const long = '/x'.repeat(900)
    const before = process.cpuUsage().user
    expect(may(`User-agent: *\nDisallow: /${'*x'.repeat(250_000)}y$`, long)).toBe(true)
    expect(may(`User-agent: *\n${`Disallow: /${'*x*/'.repeat(50)}y\n`.repeat(2_400)}`, long)).toBe(true)
    expect(may(`User-agent: *\nDisallow: ${' '.repeat(500_000)}#`, long)).toBe(true)
    expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
  })
})

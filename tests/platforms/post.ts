import { openSite, type Site } from '../sources/http/site.ts'
import { openedSites } from '../sources/links.ts'
import { newsPage, paragraphs } from '../sources/page/pages.ts'

/** The web site of an invented newspaper, as it is met in chats. */
export async function openPost(): Promise<Site> {
  const site = await openSite((request, response) => {
    const send = (body: string, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
    switch (request.url ?? '') {
      case '/ferry':
        return send(newsPage())
      case '/wall':
        return send(newsPage({ head: paywalled, story: paragraphs.slice(0, 1) }))
      case '/empty':
        return send('<!doctype html><title>Loading</title><div id="app"></div><script src="/app.js"></script>')
      case '/huge':
        return void response.writeHead(200, { 'content-type': 'text/html', 'content-length': 9 * 1024 * 1024 }).end()
      case '/report.pdf':
        return void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7')
      case '/away':
        return void response.destroy()
      default:
        return send('', 404)
    }
  })
  openedSites.push(site.name)
  return site
}

const paywalled = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'

/** Where an article cannot be had, and what everybody is told, whatever chat they ask in. */
export const unreadable: readonly (readonly [what: string, path: string, told: string])[] = [
  [
    'a paywalled page',
    '/wall',
    'The site shows only the free part of this article; the rest is for subscribers.\nOpen it in your browser, copy the text of the article and paste it.',
  ],
  [
    'an empty page',
    '/empty',
    'There is no article on that page, or only a script would show it.\nOpen it in your browser, copy the text of the article and paste it.',
  ],
  ['a huge page', '/huge', 'The page is larger than 8 MB.\nPaste the text of the article instead.'],
  [
    'a file that is no page',
    '/report.pdf',
    'That address holds no article, but a file of the type "application/pdf".\nGive the address of the article’s page, or paste its text.',
  ],
  [
    'a site that does not answer',
    '/away',
    'The connection to the site broke off.\nTry again, or paste the text of the article.',
  ],
  ['a page that is not there', '/gone', '127.0.0.1 has no such page (status 404).\nCheck the address for a slip.'],
  [
    'an address inside the network',
    'http://192.168.1.1/admin',
    '192.168.1.1 is not on the public internet, so it is not read.\nPaste the text of the article instead.',
  ],
]

/** Files that are no article, and what everybody is told. */
export const refusedFiles: readonly (readonly [name: string, bytes: Uint8Array, type: string, told: string])[] = [
  [
    'report.pdf',
    Buffer.from('%PDF-1.7 …'),
    'application/pdf',
    '“report.pdf” is a PDF, which is not read.\nCopy the text of the article and paste it, or save it as a .txt, .md or .html file.',
  ],
  [
    'quay.png',
    Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    'image/png',
    '“quay.png” is a picture, which is not read.\nCopy the text of the article and paste it, or save it as a .txt, .md or .html file.',
  ],
  ['story.txt', Buffer.alloc(0), 'text/plain', '“story.txt” is empty.\nLook into it and send it again.'],
  [
    'years.txt',
    Buffer.alloc(8 * 1024 * 1024 + 1, 'a'),
    'text/plain',
    '“years.txt” has 8.0 MB; the limit is 8.\nPaste the text of the one article that you want briefed.',
  ],
  [
    'odd.txt',
    Buffer.from('\0\x01\x02\x03\x04'),
    'text/plain',
    'odd.txt: This is not text: it holds control characters, as binary files do.\nSave the article as plain text or Markdown in UTF-8.',
  ],
]

/** The same story as files; the last is in windows-1252, which nobody says. */
export const storyFiles: readonly (readonly [name: string, bytes: Uint8Array, type: string])[] = [
  ['ferry.txt', Buffer.from(`Ferry to Marrow sails again\n\n${paragraphs.join('\n\n')}\n`), 'text/plain'],
  ['ferry.md', Buffer.from(`# Ferry to Marrow sails again\n\n${paragraphs.join('\n\n')}\n`), 'text/markdown'],
  ['ferry.html', Buffer.from(newsPage()), 'text/html'],
  [
    'ferry-1252.txt',
    Buffer.from(
      `Ferry to Marrow sails again\n\n${paragraphs.join('\n\n')}\n`.replaceAll('“', '\x93').replaceAll('”', '\x94'),
      'latin1',
    ),
    'text/plain',
  ],
]

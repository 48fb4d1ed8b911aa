// Serves feeds of 50 entries in a process of its own: `tsx tests/bench/feed-farm.ts`; prints its port.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Each request to a feed makes it older by nothing: what changes is only its first words, so that it is sent whole. */
let asked = 0
const server = createServer((request, response) => {
  const host = request.headers.host ?? ''
  if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /admin/\n')
  asked += 1
  const items = Array.from(
    { length: 50 },
    (_, at) =>
      `<item><title>Story ${at} of ${host}</title><link>http://${host}/${at}</link><guid>${host}/${at}</guid><description>&lt;p&gt;${'Words of the harbour. '.repeat(20)}&lt;/p&gt;</description></item>`,
  ).join('')
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${asked}"` })
  response.end(`<rss version="2.0"><channel><title>Post ${host}</title>${items}</channel></rss>`)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.stdin.resume().on('end', () => process.exit(0))

import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createDownload } from '../../../src/sources/http/download.ts'
import { openSite } from './site.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function download(answer: RequestListener, limits: Parameters<typeof createDownload>[0] = {}) {
  const host = await openSite(answer)
  open.push(host.close)
  return createDownload(limits)(`${host.origin}/pier.txt`, { origins: [host.origin], headers: { authorization: 'x' } })
}
const sends =
  (type?: string, body = 'The pier is shut.'): RequestListener =>
  (_, response) =>
    response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body)

describe('a file of a platform', () => {
  it('comes with its type and its charset, as far as its host gives them', async () => {
    expect(await download(sends('Text/Plain; charset="windows-1252"'))).toMatchObject({
      type: 'text/plain',
      charset: 'windows-1252',
    })
    expect(await download(sends('text/html'))).toEqual({ type: 'text/html', bytes: Buffer.from('The pier is shut.') })
    expect(await download(sends())).toEqual({ bytes: Buffer.from('The pier is shut.') })
  })

  it('is not read from another host, nor where its host sends on to', async () => {
    await expect(createDownload()('https://evil.example/x', { origins: ['https://files.example'] })).rejects.toThrow(
      /does not lie where the platform keeps its files/,
    )
    await expect(download((_, response) => response.writeHead(302, { location: '/' }).end())).rejects.toThrow(
      /status 302/,
    )
  })

  it('is left at the limit, and when its time is over', async () => {
    await expect(download(sends('text/plain', 'x'.repeat(3 << 20)), { maxBytes: 2 << 20 })).rejects.toThrow(
      'The file is larger than 2 MB.',
    )
    await expect(download(() => undefined, { maxMs: 200 })).rejects.toThrow(/did not arrive within/)
  })
})

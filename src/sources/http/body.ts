import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type Zlib } from 'node:zlib'
import type { Duplex, Readable } from 'node:stream'
import { BotError } from '../../errors.ts'

/** Ways of packing that are asked for and opened; one layer only. */
export const ENCODINGS = 'gzip, deflate, br'

const openers: Readonly<Record<string, (first: number) => Duplex & Zlib>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  // "deflate" is zlib by the book and raw in the wild; zlib opens with 0x?8.
  deflate: (first) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
}

/** Why a body that is packed that way is not opened. */
export function refusePacking(encoding: string): BotError | undefined {
  if (encoding === '' || encoding === 'identity' || encoding in openers) return undefined
  return new BotError('source', `The page is packed as "${encoding.slice(0, 40)}", which is not opened.`, {
    hint: 'Paste the text of the article instead.',
  })
}

/** How much of a body is read, bytes. `cuts`: of a longer one the beginning; else that is a fault. */
interface Limit {
  readonly most: number
  readonly cuts: boolean
}

/** Reads a body to its end, unpacked, and never more than the limit of it, packed or not. */
export async function readBody(body: Readable, encoding: string, limit: Limit): Promise<Uint8Array> {
  const bytes = await collect(body, limit)
  const opener = openers[encoding]
  return opener && bytes.length > 0 ? unpack(bytes, opener(bytes[0] ?? 0), limit) : bytes
}

async function collect(stream: AsyncIterable<unknown>, { most, cuts }: Limit): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = chunk as Buffer
    size += bytes.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > most && !cuts) throw tooLarge(most)
    chunks.push(bytes)
    if (size > most) break
  }
  return Buffer.concat(chunks).subarray(0, most)
}

/** Unpacks piece by piece, so that a bomb is left when it passes the limit. A page that is cut short at its end counts. */
async function unpack(bytes: Buffer, opener: Duplex & Zlib, limit: Limit): Promise<Buffer> {
  opener.end(bytes)
  try {
    return await collect(opener, limit)
  } catch (error) {
    if (error instanceof BotError) throw error
    throw new BotError('source', 'The page arrived damaged: it cannot be unpacked.', {
      hint: 'Try again, or paste the text of the article.',
      retryable: true,
      cause: error,
    })
  }
}

/** Why a page or feed of that size is not read. */
export const tooLarge = (limit: number): BotError =>
  new BotError('source', `The page is larger than ${Math.round(limit / 1024 / 1024)} MB.`, {
    hint: 'Paste the text of the article instead.',
  })

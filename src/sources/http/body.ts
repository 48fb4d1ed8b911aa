import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type Zlib } from 'node:zlib'
import type { Duplex, Readable } from 'node:stream'
import { BotError } from '../../errors.ts'

/** Content encodings we request and can decode; one layer only. */
export const ENCODINGS = 'gzip, deflate, br'

const openers: Readonly<Record<string, (first: number) => Duplex & Zlib>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  // "deflate" means zlib in the standard but is often sent raw; a zlib stream starts with 0x?8.
  deflate: (first) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
}

/** The error for a content encoding we cannot decode; undefined for the others. */
export function refusePacking(encoding: string): BotError | undefined {
  if (encoding === '' || encoding === 'identity' || encoding in openers) return undefined
  return new BotError('source', `The page is packed as "${encoding.slice(0, 40)}", which is not opened.`, {
    hint: 'Paste the text of the article instead.',
  })
}

/** Size limit of a body, in bytes. With `cuts`, a longer body is truncated; otherwise it is an error. */
interface Limit {
  readonly most: number
  readonly cuts: boolean
}

/** Reads and decompresses a body; the limit applies both before and after decompression. */
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
    // Leaving the loop destroys the stream and its connection.
    if (size > most && !cuts) throw tooLarge(most)
    chunks.push(bytes)
    if (size > most) break
  }
  return Buffer.concat(chunks).subarray(0, most)
}

/** Decompresses chunk by chunk, so that a zip bomb is dropped at the limit. A truncated body is accepted. */
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

/** The error for a page or feed that exceeds the size limit. */
export const tooLarge = (limit: number): BotError =>
  new BotError('source', `The page is larger than ${Math.round(limit / 1024 / 1024)} MB.`, {
    hint: 'Paste the text of the article instead.',
  })

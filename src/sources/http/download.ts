import type { Download, Downloaded } from '../../bot/ports/sources.ts'
import { BotError } from '../../errors.ts'
import { FILE_MAX_BYTES } from '../refuse.ts'

const MAX_MS = 15_000

/** Downloads from a platform's own file hosts: no other origin is contacted, and redirects are not followed. */
export const createDownload =
  ({ maxBytes = FILE_MAX_BYTES, maxMs = MAX_MS } = {}): Download =>
  async (address, { origins, headers = {} }) => {
    if (!URL.canParse(address) || !origins.includes(new URL(address).origin))
      throw fault('The file does not lie where the platform keeps its files, so it is not read.')
    const signal = AbortSignal.timeout(maxMs)
    try {
      return await read(await fetch(address, { headers, redirect: 'manual', signal }), maxBytes)
    } catch (error) {
      if (error instanceof BotError) throw error
      const what = signal.aborted ? `did not arrive within ${Math.round(maxMs / 1000)} s` : 'could not be fetched'
      throw fault(`The file ${what}.`, error)
    }
  }

async function read(response: Response, maxBytes: number): Promise<Downloaded> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw fault(`The file could not be fetched (status ${response.status}).`)
  }
  const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = /charset\s*=\s*["']?([\w.:-]+)/.exec(parameters.join(';'))?.[1]
  const bytes = await collect(response.body ?? [], maxBytes)
  return { bytes, ...(type !== '' && { type: type.trim() }), ...(charset !== undefined && { charset }) }
}

/** Leaving the loop cancels the stream. */
async function collect(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (maxBytes: number): BotError =>
  new BotError('source', `The file is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, {
    hint: 'Paste the text of the one article that you want briefed.',
  })

const fault = (message: string, cause?: unknown): BotError =>
  new BotError('source', message, { hint: 'Try again, or paste its text.', retryable: true, cause })

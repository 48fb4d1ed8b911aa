import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { BotError } from '../../../src/errors.ts'
import { decode } from '../../../src/sources/decode.ts'
import { readPage, type ReadPage } from '../../../src/sources/page/page.ts'

const row = z.object({ id: z.string().regex(/^[\w.-]+$/), url: z.string().nullish() })

/** Reads `DIR/ID.html.gz` for every row of `DIR/gold.jsonl` (only its `id` and `url`): one JSON line a page. */
export async function* predictPages(folder: string): AsyncGenerator<string> {
  const lines = (await readFile(join(folder, 'gold.jsonl'), 'utf8')).split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const { id, url } = readRow(line, index + 1)
    const bytes = gunzipSync(await readFile(join(folder, `${id}.html.gz`)))
    yield JSON.stringify({ id, ...predicted(bytes, url ?? undefined) })
  }
}

/** A page that is refused has no text. */
function predicted(bytes: Uint8Array, url: string | undefined): object {
  try {
    return predictPage(readPage(decode(bytes, { markup: true }), url))
  } catch (error) {
    if (error instanceof BotError) return { text: '', authors: [], refused: error.message }
    throw error
  }
}

/** The story as the bot would see it, without the headline, which has a field of its own. */
function predictPage({ metadata, parts }: ReadPage): object {
  const { title, authors, published } = metadata
  return {
    text: parts.map(({ words }) => words).join('\n\n'),
    ...(title === undefined ? {} : { title }),
    authors,
    ...(published === undefined ? {} : { published: published.iso }),
  }
}

function readRow(line: string, number: number): z.infer<typeof row> {
  try {
    return row.parse(JSON.parse(line))
  } catch (cause) {
    throw new BotError('input', `gold.jsonl, line ${number} is no row of {id, url}.`, {
      hint: 'Write one JSON object a line, with the id of a page beside it.',
      cause,
    })
  }
}

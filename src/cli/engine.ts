import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EngineParts } from '../bot/library/make.ts'
import { sha256 } from '../sources/hash.ts'

const manifest = z.object({ version: z.string() })

/** The version of this package. */
export const version = manifest.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
).version

/** What making a briefing depends on. */
export const engine: EngineParts = { hash: sha256, version }

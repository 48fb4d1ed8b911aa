import manifest from '../../package.json' with { type: 'json' }
import type { EngineParts } from '../bot/library/make.ts'
import { sha256 } from '../sources/hash.ts'

/** The version of this package. */
export const version = manifest.version

/** What making a briefing depends on. */
export const engine: EngineParts = { hash: sha256, version }

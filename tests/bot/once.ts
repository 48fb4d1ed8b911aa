import { engineHere, rememberMade } from '../../src/bot/library/engine.ts'
import type { Engine } from '../../src/bot/ports/engine.ts'
import type { BriefingFile } from '../../src/bot/ports/sources.ts'
import { parseFile } from '../../src/sources/file.ts'
import { sha256 } from '../../src/sources/hash.ts'

// Hundreds of bots start on the same few articles: each is parsed and briefed once.
const engines = new Map<string, Engine>()
const files = new Map<string, BriefingFile>()

/** The engine of a version, which briefs each file of `parsedOnce` once. */
export function engineOnce(version: string): Engine {
  const engine = engines.get(version) ?? rememberMade(engineHere({ hash: sha256, version }))()
  engines.set(version, engine)
  return engine
}

/** A file of the folder; the same name and words are the same file. */
export function parsedOnce(name: string, words: string | Uint8Array): BriefingFile {
  const bytes = Buffer.from(words)
  const key = `${name}\n${bytes.toString('base64')}`
  const file = files.get(key) ?? parseFile(bytes, name, sha256)
  files.set(key, file)
  return file
}

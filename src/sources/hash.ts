import { createHash } from 'node:crypto'
import type { Hash } from '../article/article.ts'

/** SHA-256 of a text, in hex. */
export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex')

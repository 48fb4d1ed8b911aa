import { createHash } from 'node:crypto'
import type { Hash } from '../article/article.ts'

/** SHA-256, hex: what names a text. */
export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex')

import { createHash } from 'node:crypto'

/** The hash that the bot hands to the core. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

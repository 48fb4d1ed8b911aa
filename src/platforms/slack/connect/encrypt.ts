import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { BotError } from '../../../errors.ts'

/** Keeps words so that only who has the secret reads them, and only under the name under which they were kept. */
export interface Seal {
  seal(name: string, words: string): string
  /** Throws BotError `setting` when the secret is another, or the words were touched. */
  open(name: string, sealed: string): string
}

/** AES-256-GCM; the key comes from `BRIEFDESK_SECRET`. A sealed text is `v1.<nonce>.<tag>.<words>`. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'briefdesk slack installations', 32))
  return {
    seal(name, words) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
      const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return ['v1', ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
    },
    open(name, text) {
      try {
        const [version, ...parts] = text.split('.')
        const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'))
        if (version !== 'v1' || !nonce || tag?.length !== 16 || !sealed) throw new Error('no sealed text')
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag)
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new BotError('setting', `BRIEFDESK_SECRET does not open what is kept for the workspace ${name}.`, {
          hint: 'Set the secret that was set when it was installed, or install the app there again.',
          cause,
        })
      }
    },
  }
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { BotError } from '../../../errors.ts'

/** Encrypts texts; each can be decrypted only with the same secret and name. */
export interface Encryption {
  encrypt(name: string, words: string): string
  /** Throws BotError `setting` when the secret or the name differs, or the text was changed. */
  decrypt(name: string, encrypted: string): string
}

/** AES-256-GCM; the key comes from `BRIEFDESK_SECRET`. An encrypted text is `v1.<nonce>.<tag>.<ciphertext>`, in base64url. */
export function createEncryption(secret: string): Encryption {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'briefdesk slack installations', 32))
  return {
    encrypt(name, words) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
      const encrypted = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return ['v1', ...[nonce, cipher.getAuthTag(), encrypted].map((part) => part.toString('base64url'))].join('.')
    },
    decrypt(name, text) {
      try {
        const [version, ...parts] = text.split('.')
        const [nonce, tag, encrypted] = parts.map((part) => Buffer.from(part, 'base64url'))
        if (version !== 'v1' || !nonce || tag?.length !== 16 || !encrypted) throw new Error('no encrypted text')
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag)
        return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new BotError('setting', `BRIEFDESK_SECRET does not open what is kept for the workspace ${name}.`, {
          hint: 'Set the secret that was set when it was installed, or install the app there again.',
          cause,
        })
      }
    },
  }
}

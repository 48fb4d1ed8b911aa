import { pino, type DestinationStream } from 'pino'

/** Events and facts, one JSON line each: never a secret, never a word of an article. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, facts?: Readonly<Record<string, unknown>>): void
}

interface LogOptions {
  readonly level: string
  /** Replaced wherever they stand in a line, whoever wrote it. */
  readonly secrets: readonly string[]
  /** Where lines go; default: standard error, at once. */
  readonly to?: DestinationStream
}

/** A log of JSON lines. */
export function createLog({ level, secrets, to = pino.destination({ dest: 2, sync: true }) }: LogOptions): Log {
  const hidden = secrets.filter((secret) => secret.length >= 6)
  const clean = (line: string): string => hidden.reduce((text, secret) => text.replaceAll(secret, '…'), line)
  const logger = pino({ level, base: null }, { write: (line: string) => void to.write(clean(line)) })
  return {
    info: (event, facts) => logger.info(facts ?? {}, event),
    warn: (event, facts) => logger.warn(facts ?? {}, event),
    error: (event, facts) => logger.error(facts ?? {}, event),
  }
}

import { pino, type DestinationStream } from 'pino'

/** Logs events with facts. Never log a secret or the text of an article. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, facts?: Readonly<Record<string, unknown>>): void
}

interface LogOptions {
  readonly level: string
  /** Redacted wherever they occur in a line. */
  readonly secrets: readonly string[]
  /** Where lines go; default: standard error, written synchronously. */
  readonly to?: DestinationStream
}

/** A log that writes one JSON line for each event. */
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

/** A part of a payload as JSON: nothing is known of it beforehand, so that what we do not know is said and not dropped. */
export interface PayloadNode {
  readonly [key: string]: unknown
}

/** An object of a payload; undefined for anything else. */
export const nodeOf = (value: unknown): PayloadNode | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PayloadNode) : undefined

/** The objects in a list of a payload. */
export const nodesOf = (value: unknown): readonly PayloadNode[] =>
  (Array.isArray(value) ? value : []).map(nodeOf).filter((node) => node !== undefined)

/** A text of a payload; empty for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

interface Held<Value> {
  readonly value: Promise<Value>
  readonly weight: number
}

/** A cache that evicts the least recently used values by weight, and never computes the same value twice at once. */
export type Bounded<Value> = (key: string, weight: number, make: () => Promise<Value>) => Promise<Value>

/** Makes a cache whose values weigh at most `most` together. Failures are not cached. */
export function createBounded<Value>(most: number): Bounded<Value> {
  const held = new Map<string, Held<Value>>()
  let total = 0

  function forget(key: string): void {
    total -= held.get(key)?.weight ?? 0
    held.delete(key)
  }

  return (key, weight, make) => {
    const known = held.get(key)
    if (known) {
      held.delete(key)
      held.set(key, known)
      return known.value
    }
    const value = make()
    const mine = { value, weight }
    held.set(key, mine)
    total += weight
    value.catch(() => held.get(key) === mine && forget(key))
    for (const [oldest] of held) {
      if (total <= most || oldest === key) break
      forget(oldest)
    }
    return value
  }
}

import type { Clock } from '../../../bot/ports/target.ts'

const tenMinutes = 10 * 60_000
const most = 20_000

/** Tells whether a key was seen in the last ten minutes: Slack delivers a request again when it misses the response. */
export function createSeen(now: Clock): (key: string | undefined) => boolean {
  const times = new Map<string, number>()
  return (key) => {
    if (key === undefined) return false
    const at = now()
    for (const [old, time] of times) {
      if (time > at - tenMinutes && times.size < most) break
      times.delete(old)
    }
    if (times.has(key)) return true
    times.set(key, at)
    return false
  }
}

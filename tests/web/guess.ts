import type { openServedDesk } from './server.ts'

type Desk = Awaited<ReturnType<typeof openServedDesk>>

/** Tries so many made-up links to a desk; how often each status came. */
export async function guess(desk: Desk, times: number): Promise<ReadonlyMap<number, number>> {
  const seen = new Map<number, number>()
  for (let at = 0; at < times; at++) {
    const { status } = await desk.ask(`/desk/in/${String(at).padStart(43, '0')}`)
    seen.set(status, (seen.get(status) ?? 0) + 1)
  }
  return seen
}

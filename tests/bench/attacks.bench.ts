// npm run bench -- attacks: a running bot, what was found to stop it and what a fuzzer grew, one after the other: how long its
// event loop was held up at most, and how long other members waited for an acknowledgement.
import { bred, found } from '../attacks/named.ts'
import { openAttackedNewsroom } from '../attacks/newsroom.ts'

/** ms */
const GOAL = 100

export async function run(): Promise<void> {
  const room = await openAttackedNewsroom()
  const all = [...Object.entries(found).map(([name, send]) => ({ name, send })), ...bred]
  let most = 0
  room.held()
  for (const { name, send } of all) {
    const before = room.others().acks.length
    const begun = performance.now()
    await send(room)
    await room.settled()
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const { ms, busy } = room.held()
    most = Math.max(most, busy)
    const ack = Math.max(0, ...room.others().acks.slice(before))
    process.stdout.write(
      `${name.slice(0, 60).padEnd(60)} ${((performance.now() - begun) / 1_000).toFixed(1).padStart(5)} s, loop held ${ms.toFixed(0).padStart(4)} ms, by itself ${busy.toFixed(0).padStart(4)} ms, longest ack ${ack.toFixed(0).padStart(4)} ms\n`,
    )
  }
  const { ms, code } = await room.stop()
  process.stdout.write(
    `${all.length} attacks: event loop held up by the bot itself at most ${most.toFixed(0)} ms (goal ${GOAL}), lost ${room.others().lost}, SIGTERM obeyed in ${(ms / 1_000).toFixed(1)} s, exit code ${code}\n`,
  )
  await room.close()
  if (most >= GOAL || room.others().lost > 0 || code !== 0) process.exitCode = 1
}

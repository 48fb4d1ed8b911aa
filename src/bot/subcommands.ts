import type { Subcommand } from './answer/subcommand.ts'
import { correctCommands } from './correct/commands.ts'
import { feedCommands, resumeFeed } from './feeds/commands.ts'
import { heldCommands } from './newsroom/held.ts'
import { keepCommands } from './newsroom/keep.ts'
import type { Newsroom } from './newsroom/newsroom.ts'
import { retryCommands } from './newsroom/retry.ts'
import { rightsCommands } from './newsroom/roles.ts'
import { scheduleCommands } from './schedule/commands.ts'

/** `/briefdesk schedule`, `rights`, `held` and the rest. */
export const newsroomCommands = (room: Newsroom): readonly Subcommand[] => [
  ...scheduleCommands(room, (request, words) => resumeFeed(room, request, words)),
  ...correctCommands(room),
  ...feedCommands(room),
  ...keepCommands(room),
  ...heldCommands(room),
  ...retryCommands(room),
  ...rightsCommands(room),
]

import type { Subcommand } from './briefdesk.ts'
import { correctCommands } from './correct-commands.ts'
import { feedCommands } from './feeds/commands.ts'
import { heldCommands } from './held-commands.ts'
import { keepCommands } from './keep-commands.ts'
import type { Newsroom } from './newsroom.ts'
import { rightsCommands } from './rights-commands.ts'
import { scheduleCommands } from './schedule-commands.ts'

/** `/briefdesk schedule`, `rights`, `held` and the rest. */
export const newsroomCommands = (room: Newsroom): readonly Subcommand[] => [
  ...scheduleCommands(room),
  ...correctCommands(room),
  ...feedCommands(room),
  ...keepCommands(room),
  ...heldCommands(room),
  ...rightsCommands(room),
]

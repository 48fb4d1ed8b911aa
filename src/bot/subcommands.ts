import type { Subcommand } from './answer/subcommand.ts'
import { approvalCommands } from './approval/commands.ts'
import { correctCommands } from './correct/commands.ts'
import { feedCommands, resumeFeed } from './feeds/commands.ts'
import { deskCommands } from './newsroom/desk.ts'
import { heldCommands } from './newsroom/held.ts'
import { keepCommands } from './newsroom/keep.ts'
import { reportCommands } from './correct/report.ts'
import { modelCommands } from './newsroom/model.ts'
import { searchCommands } from './desk/search.ts'
import { linkCommands } from './newsroom/links.ts'
import { retryCommands } from './newsroom/retry.ts'
import { rightsCommands } from './newsroom/roles.ts'
import { sourceCommands } from './correct/source.ts'
import { zoneCommands } from './schedule/zone.ts'
import { scheduleCommands } from './schedule/commands.ts'

/** `/briefdesk schedule`, `rights`, `held` and the rest. */
export const newsroomCommands = (newsroom: Parameters<typeof approvalCommands>[0]): readonly Subcommand[] => [
  ...scheduleCommands(newsroom, (request, words) => resumeFeed(newsroom, request, words)),
  ...zoneCommands(newsroom),
  ...correctCommands(newsroom),
  ...sourceCommands(newsroom),
  ...reportCommands(newsroom),
  ...feedCommands(newsroom),
  ...searchCommands(newsroom),
  ...linkCommands(newsroom),
  ...keepCommands(newsroom),
  ...heldCommands(newsroom),
  ...approvalCommands(newsroom),
  ...retryCommands(newsroom),
  ...modelCommands(newsroom),
  ...rightsCommands(newsroom),
  ...deskCommands(newsroom),
]

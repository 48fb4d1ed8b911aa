import { composeDesk } from '../../message/desk.ts'
import type { Message } from '../../message/message.ts'
import type { About } from '../delivery/admins.ts'
import type { FollowedFeed } from '../ports/feeds.ts'

/** What admins are told about a failing feed. */
export const composeFailure = ({ id, title, target, failures, reason }: FollowedFeed): Message =>
  composeDesk('A feed cannot be read: it is tried less and less often.', [
    `What: ${id}, ${title}`,
    `Where: ${target.platform}:${target.channel}`,
    `Why: ${reason ?? ''} (${failures === 1 ? 'once' : `${failures} times in a row`})`,
    `Nothing is posted of it until it works again, then what is new. To end it: /briefdesk unfollow ${id}`,
  ])

/** The same failure has the same key, so that it is reported once. */
export const failureKey = ({ tenant, id, toldAt }: FollowedFeed): string =>
  ['admin', 'feed', tenant, id, toldAt].join('|')

/** Where a failure is reported. */
export const failureOf = ({ tenant, target, createdBy }: FollowedFeed): About => ({
  platform: target.platform,
  tenant,
  person: createdBy,
})

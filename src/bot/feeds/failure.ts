import { composeNotice } from '../../message/notices.ts'
import type { Message } from '../../message/message.ts'
import type { About } from '../delivery/admins.ts'
import type { FollowedFeed } from '../ports/feeds.ts'

/** The word to the admins about a feed that fails. */
export const composeFailure = ({ id, title, target, failures, reason }: FollowedFeed): Message =>
  composeNotice('A feed cannot be read: it is tried less and less often.', [
    `What: ${id}, ${title}`,
    `Where: ${target.platform}:${target.channel}`,
    `Why: ${reason ?? ''} (${failures === 1 ? 'once' : `${failures} times in a row`})`,
    `Nothing is posted of it until it works again, then what is new. To end it: /briefdesk unfollow ${id}`,
  ])

export const failureKey = ({ tenant, id, toldAt }: FollowedFeed): string =>
  ['admin', 'feed', tenant, id, toldAt].join('|')

export const failureOf = ({ tenant, target, createdBy }: FollowedFeed): About => ({
  platform: target.platform,
  tenant,
  person: createdBy,
})

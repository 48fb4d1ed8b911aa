/** What the app asks for, and what for. https://docs.slack.dev/reference/scopes */
const uses = {
  /** Mentions of the bot. */
  'app_mentions:read': ['app_mention'],
  /** Whether a channel is private, and who is in it: its name is shown to nobody else. */
  'channels:read': [
    ...['conversations.info', 'conversations.members'],
    ...['channel_archive', 'channel_deleted', 'channel_id_changed', 'channel_unarchive'],
  ],
  'chat:write': ['chat.postMessage', 'chat.update', 'chat.delete', 'chat.postEphemeral'],
  /** Posts to public channels that the bot is no member of. */
  'chat:write.public': ['chat.postMessage'],
  /** Slash commands and shortcuts. */
  commands: ['commands', 'shortcuts'],
  /** The files of a message that somebody has briefed; their contents are fetched with the bot's token. */
  'files:read': ['files.info', 'url_private'],
  'groups:read': [
    ...['conversations.info', 'conversations.members'],
    ...['group_archive', 'group_deleted', 'group_unarchive'],
  ],
  /** An answer that finds no other way goes into a direct message. */
  'im:write': ['conversations.open'],
  /** Who is in a group that approves posts. */
  'usergroups:read': ['usergroups.users.list'],
  /** Who is an admin of the workspace, and which language they read. */
  'users:read': ['users.info'],
} as const

/** Scopes without which nothing works. */
export const neededScopes: readonly string[] = ['chat:write', 'commands']

/** What does not work without a scope that the bot can do without. */
export const scopeCosts: Readonly<Record<string, string>> = {
  'channels:history': 'a post whose answer is lost waits for a person',
  'app_mentions:read': 'a mention of the bot is not answered',
  'channels:read': 'Home and /briefdesk schedules leave out the posts in other channels',
  'chat:write.public': 'posts reach only channels that the bot was invited to',
  'files:read': 'files of messages cannot be briefed',
  'groups:read': 'Home and /briefdesk schedules leave out the posts in private channels',
  'im:write': 'nobody is told anything in a direct message',
  'usergroups:read': 'a group is not asked to approve posts, and only admins can',
  'users:read': 'nobody counts as an admin of the workspace, and names are not shown',
}

/** The scopes of the manifest, in its order. */
export const scopes: readonly string[] = Object.keys(uses)

/** What the app asks for besides, for conversations.history and .replies, only where an operator sets `SLACK_READ_HISTORY`. */
export const historyScope = 'channels:history'

/** The scopes of an app that does or does not read histories. */
export const scopesOf = (readsHistory = false): readonly string[] => [
  ...scopes,
  ...(readsHistory ? [historyScope] : []),
]

/** By scope: the methods, events and features that it is asked for. */
export const scopeUses: Readonly<Record<string, readonly string[]>> = uses

/** What Slack tells us of, and what it needs no scope for. */
export const botEvents = [
  ...['app_home_opened', 'app_mention', 'app_uninstalled'],
  ...['channel_archive', 'channel_deleted', 'channel_id_changed', 'channel_unarchive'],
  ...['group_archive', 'group_deleted', 'group_unarchive', 'tokens_revoked'],
] as const

/** Methods that need no scope of the bot's token. */
export const freeMethods: readonly string[] = [
  'apps.connections.open',
  'auth.test',
  'oauth.v2.access',
  'views.open',
  'views.publish',
]

/** https://docs.slack.dev/reference/app-manifest */
export const manifestLimits = {
  commands: 50,
  /** With the slash. */
  commandName: 32,
  commandDescription: 2_000,
  usageHint: 1_000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  appName: 35,
  description: 140,
} as const

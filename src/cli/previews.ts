import type { Message } from '../message/message.ts'
import { renderDiscord } from '../platforms/discord/draw/render.ts'
import { renderSlack } from '../platforms/slack/draw/render.ts'
import { renderText } from '../platforms/terminal/render.ts'
import type { ChatPreview } from '../web/pages/briefing/previews.ts'

/** A message as every chat shows it, whether it is connected or not: from the payloads that are sent. */
export const drawPreviews = (message: Message): readonly ChatPreview[] => [
  { chat: 'slack', title: 'Slack', payloads: renderSlack(message).parts.map(({ payload }) => payload) },
  { chat: 'discord', title: 'Discord', payloads: renderDiscord(message) },
  {
    chat: 'terminal',
    title: 'Terminal',
    text: renderText(message, { width: 88, colour: false, links: false, controls: false }),
  },
]

/** The one channel that a terminal has, so that posts can be tried without a chat. In the form of an id (`CommandRequest`). */
export const CHANNEL = 'TERMINAL'

const name = '#terminal'

/** A channel as people see it. */
export const channelName = (id: string): string => (id === CHANNEL ? name : id)

/** What was typed, with the channel's name in the form in which platforms hand channels in. */
export const withChannel = (typed: string): string => typed.replace(/(?<=^|\s)#terminal(?=$|\s)/gi, `<#${CHANNEL}>`)

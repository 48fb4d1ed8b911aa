import { createServer, type Server } from 'node:http'
import type { InstallProvider } from '@slack/oauth'
import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import { BotError } from '../../../errors.ts'
import { redirectPath } from './installed.ts'
import type { Log } from '../../../log.ts'
import { redactSlack, errorMessage } from './log.ts'

/** An Express app for Slack's requests and for installing the app. */
export const createWeb = (): Express => express().disable('x-powered-by')

/** Listens on the port. Rejects with BotError `setting` when it cannot be used. */
export function openServer(web: Express, port: number, host: string | undefined): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(web).listen(port, host)
    server
      .once('listening', () => resolve(server))
      .once('error', (error) => {
        reject(
          new BotError('setting', `PORT ${port} cannot be used: ${error.message}.`, {
            hint: 'Set PORT to a free port, or stop what uses this one.',
            cause: error,
          }),
        )
      })
  })
}

/** Closes the server, waiting at most two seconds for responses in progress. */
export async function closeServer(server: Server): Promise<void> {
  const forced = setTimeout(() => server.closeAllConnections(), 2_000)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(forced)
}

/** The pages for installing the app: `/slack/install` and the redirect. */
export function installPages(installer: InstallProvider, log: Log): Router {
  const router = express.Router()
  router.get('/slack/install', (request, response) => installer.handleInstallPath(request, response))
  router.get(redirectPath, (request, response) =>
    installer.handleCallback(request, response, {
      successAsync: async ({ team }) => {
        log.info('slack.installed', { workspace: team?.id })
        await Promise.resolve(
          response.status(200).type('text').send('Briefdesk is installed. Go back to Slack and type /briefdesk help.'),
        )
      },
      failure: (error) => {
        log.warn('slack.install.failed', { reason: redactSlack(errorMessage(error)) })
        response.status(400).type('text').send('Briefdesk was not installed. Please start again at /slack/install.')
      },
    }),
  )
  const failed: ErrorRequestHandler = (error, _request, response, _next) => {
    log.error('slack.web.failed', { reason: redactSlack(errorMessage(error)) })
    if (!response.headersSent) response.status(500).type('text').send('Something went wrong here. Please try again.')
  }
  return router.use(failed)
}

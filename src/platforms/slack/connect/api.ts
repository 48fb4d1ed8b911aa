import { webApi, type Logger } from '@slack/bolt'

/** Slack's Web API: one call, one attempt, at most ten seconds. */
export interface Api {
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<webApi.WebAPICallResult>
}

export interface ApiOptions {
  readonly token: string
  /** `SLACK_API_URL`; absent = Slack itself. */
  readonly apiUrl?: string | undefined
  readonly logger: Logger
}

/** Options for every client that Slack's libraries make; each gets an object of its own, since they write into it. */
export const clientOptions = ({ apiUrl, logger }: Omit<ApiOptions, 'token'>): webApi.WebClientOptions => ({
  logger,
  fetch: fetchInTime,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
})

export function createApi(options: ApiOptions): Api {
  const client = new webApi.WebClient(options.token, clientOptions(options))
  return { call: (method, args) => client.apiCall(method, args) }
}

const patience = 10_000

/** Neither WebClient nor respond() gives up by itself. */
export const fetchInTime: typeof fetch = (input, init) => {
  const inTime = AbortSignal.timeout(patience)
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, inTime]) : inTime })
}

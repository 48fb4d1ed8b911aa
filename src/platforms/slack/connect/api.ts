import { webApi, type Logger } from '@slack/bolt'

/** Slack's Web API: one call, one attempt, at most ten seconds. */
export interface Api {
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<webApi.WebAPICallResult>
}

/** How to reach the Web API. */
export interface ApiOptions {
  readonly token: string
  /** `SLACK_API_URL`; default: Slack itself. */
  readonly apiUrl?: string | undefined
  readonly logger: Logger
}

/** Options for a client of Slack's libraries. Each needs its own object, since they write into it. */
export const clientOptions = ({ apiUrl, logger }: Omit<ApiOptions, 'token'>): webApi.WebClientOptions => ({
  logger,
  fetch: fetchInTime,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
})

/** The Web API with a workspace's token. */
export function createApi(options: ApiOptions): Api {
  const client = new webApi.WebClient(options.token, clientOptions(options))
  return { call: (method, args) => client.apiCall(method, args) }
}

const patience = 10_000

/** `fetch` with a timeout of ten seconds: neither WebClient nor respond() has one. */
export const fetchInTime: typeof fetch = (input, init) => {
  const inTime = AbortSignal.timeout(patience)
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, inTime]) : inTime })
}

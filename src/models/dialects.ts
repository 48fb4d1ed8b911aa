import * as z from 'zod'
import type { PointReason } from '../bot/ports/reader.ts'
import { longestAnswer, type Prompt } from './prompt.ts'

/** The names of the dialects that model servers speak. */
export const dialectNames = ['openai', 'ollama', 'anthropic'] as const
/** The name of a dialect. */
export type DialectName = (typeof dialectNames)[number]

/** What a server said: the model's words so far, how it ended, and what it cost. */
export interface Said {
  readonly words: string
  readonly ended?: PointReason
  readonly tokens: number
}

/**
 * How to ask a server, and how to read its answer. None is asked to stream, for half an answer is of no use; some stream
 * whatever they are asked.
 */
export interface Dialect {
  readonly path: string
  readonly headers: (key: string | undefined) => Readonly<Record<string, string>>
  body(model: string, prompt: Prompt): object
  /** Reads one piece: a whole answer, or one event of a stream. Throws for what is not of the dialect. */
  read(piece: unknown): Said
}

const count = z.number().nonnegative().max(1e9).nullish()
const words = z.string().nullish()
const total = (...counts: readonly (number | null | undefined)[]): number =>
  counts.reduce((sum: number, one) => sum + (one ?? 0), 0)
const said = (words: string | null | undefined, tokens: number, ended?: PointReason): Said => ({
  words: words ?? '',
  tokens,
  ...(ended && { ended }),
})

const openaiMessage = z.object({ content: words, refusal: words })
const openaiPiece = z.object({
  choices: z
    .array(z.object({ message: openaiMessage.optional(), delta: openaiMessage.optional(), finish_reason: words }))
    .default([]),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish(),
  error: z.unknown().optional(),
})

const bearer: Dialect['headers'] = (key) => (key === undefined ? {} : { authorization: `Bearer ${key}` })

/** One system message and one of the user, as OpenAI and Ollama both take them. */
const messagesOf = ({ rules, text }: Prompt) => [
  { role: 'system', content: rules },
  { role: 'user', content: text },
]

/** https://platform.openai.com/docs/api-reference/chat/create, as many others speak it. */
const openai: Dialect = {
  path: 'chat/completions',
  headers: bearer,
  body: (model, prompt) => ({
    model,
    messages: messagesOf(prompt),
    stream: false,
    temperature: 0,
    max_tokens: longestAnswer,
    response_format: { type: 'json_schema', json_schema: { name: 'picks', strict: true, schema: prompt.form } },
  }),
  read(piece) {
    const { choices, usage, error } = openaiPiece.parse(piece)
    const message = choices[0]?.message ?? choices[0]?.delta
    const ends = { length: 'cut', content_filter: 'refused' } as const
    const finish = choices[0]?.finish_reason ?? ''
    const failed = error === undefined || error === null ? undefined : 'down'
    const ended = message?.refusal
      ? 'refused'
      : (failed ?? (finish in ends ? ends[finish as keyof typeof ends] : undefined))
    return said(message?.content, total(usage?.prompt_tokens, usage?.completion_tokens), ended)
  },
}

const ollamaPiece = z.object({
  message: z.object({ content: words }).optional(),
  done_reason: words,
  prompt_eval_count: count,
  eval_count: count,
  error: words,
})

/** https://github.com/ollama/ollama/blob/main/docs/api.md: it cuts long prompts, so its window is sized for this one. */
const ollama: Dialect = {
  path: 'api/chat',
  headers: bearer,
  body: (model, prompt) => ({
    model,
    messages: messagesOf(prompt),
    stream: false,
    format: prompt.form,
    options: { temperature: 0, num_ctx: windowFor(prompt), num_predict: longestAnswer },
  }),
  read(piece) {
    const { message, done_reason, prompt_eval_count, eval_count, error } = ollamaPiece.parse(piece)
    const ended = error ? 'down' : done_reason === 'length' ? 'cut' : undefined
    return said(message?.content, total(prompt_eval_count, eval_count), ended)
  },
}

/** In tokens, in steps of 2,048, so that the server need not load the model anew for each article. */
export const windowFor = ({ rules, text }: Pick<Prompt, 'rules' | 'text'>): number =>
  Math.ceil(((rules.length + text.length) / charactersPerToken + longestAnswer) / 2_048) * 2_048

/** Fewer than in any language written with letters; in Chinese a token is about a character, and the text is cut earlier. */
const charactersPerToken = 2

const anthropicPiece = z.object({
  content: z.array(z.object({ type: z.string(), text: words, input: z.unknown().optional() })).optional(),
  delta: z.object({ text: words, partial_json: words, stop_reason: words }).optional(),
  message: z.object({ usage: z.object({ input_tokens: count }).nullish() }).optional(),
  stop_reason: words,
  usage: z.object({ input_tokens: count, output_tokens: count }).nullish(),
  error: z.unknown().optional(),
})

/** https://docs.anthropic.com/en/api/messages: the answer is the input of a tool that the model has to use. */
const anthropic: Dialect = {
  path: 'v1/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key !== undefined && { 'x-api-key': key }) }),
  body: (model, { rules, text, form }) => ({
    model,
    max_tokens: longestAnswer,
    system: rules,
    messages: [{ role: 'user', content: text }],
    stream: false,
    tools: [{ name: 'point', description: 'Answer with the numbers.', input_schema: form }],
    tool_choice: { type: 'tool', name: 'point' },
  }),
  read(piece) {
    const { content = [], delta, message, stop_reason, usage, error } = anthropicPiece.parse(piece)
    const tool = content.find(({ type }) => type === 'tool_use')
    const whole = tool ? JSON.stringify(tool.input ?? {}) : content.map(({ text }) => text ?? '').join('')
    const stop = stop_reason ?? delta?.stop_reason
    const failed = error === undefined || error === null ? undefined : 'down'
    const ended = stop === 'max_tokens' ? 'cut' : stop === 'refusal' ? 'refused' : failed
    const tokens = total(message?.usage?.input_tokens, usage?.input_tokens, usage?.output_tokens)
    return said(whole + (delta?.partial_json ?? delta?.text ?? ''), tokens, ended)
  },
}

/** The dialects by name. */
export const dialects: Readonly<Record<DialectName, Dialect>> = { openai, ollama, anthropic }

/** The dialect of an address, where it tells. */
export function guessDialect(address: string): DialectName {
  const { hostname, port, pathname } = new URL(address)
  if (/(?:^|\.)anthropic\.com$/.test(hostname)) return 'anthropic'
  const isOllama = port === '11434' || /(?:^|[.-])ollama(?:$|[.-])/.test(hostname)
  return isOllama && !/\/v1\/?$/.test(pathname) ? 'ollama' : 'openai'
}

// npm run eval -- payloads OPENAPI: every screen as both chats get it, held against Discord's OpenAPI description (a copy
// of https://github.com/discord/discord-api-spec, openapi.json) and against the types of @slack/types; prints each fault.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Ajv from 'ajv'
import ts from 'typescript'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { openScreens } from '../looks/screens.ts'

interface Payload {
  readonly name: string
  readonly body: unknown
}

export async function run([spec]: readonly string[]): Promise<void> {
  if (spec === undefined) throw new Error('usage: npm run eval -- payloads OPENAPI')
  const screens = await openScreens([])
  const discord = screens.flatMap(({ name, message }) => renderDiscord(message).map((body) => ({ name, body })))
  const slack = screens.flatMap(({ name, message }) =>
    renderSlack(message).parts.map(({ payload: { blocks } }) => ({ name, body: blocks ?? [] })),
  )
  for (const [chat, payloads, faultsOf, spoiled] of [
    ['Discord', discord, (some: readonly Payload[]) => faultsByOpenApi(spec, some), { components: [{ type: 10 }] }],
    ['Slack', slack, faultsByTypes, [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
  ] as const) {
    if (faultsOf([{ name: 'spoiled', body: spoiled }]).length === 0)
      throw new Error(`the check for ${chat} sees nothing`)
    print(chat, payloads, faultsOf(payloads))
  }
}

function faultsByOpenApi(spec: string, payloads: readonly Payload[]): readonly string[] {
  const ajv = new Ajv({ schemaId: '$id', unknownFormats: 'ignore', logger: false, meta: false, validateSchema: false })
  ajv.addSchema(JSON.parse(readFileSync(spec, 'utf8')) as object, 'discord')
  const check = ajv.compile({ $ref: 'discord#/components/schemas/MessageCreateRequest' })
  return payloads.flatMap(({ name, body }) =>
    check(JSON.parse(JSON.stringify(body))) === true ? [] : [`${name}: ${ajv.errorsText(check.errors).slice(0, 300)}`],
  )
}

/** Written out as literals, so that the compiler sees fields that a type does not have. */
function faultsByTypes(payloads: readonly Payload[]): readonly string[] {
  const path = new URL('payloads.tmp.ts', import.meta.url).pathname
  const lines = payloads.map(
    ({ name, body }, at) => `/* ${name} */ export const p${at}: KnownBlock[] = ${JSON.stringify(body)}`,
  )
  writeFileSync(path, `import type { KnownBlock } from '@slack/types'\n${lines.join('\n')}\n`)
  try {
    const program = ts.createProgram([path], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    })
    return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start = 0 }) => {
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0
      const name = payloads[line - 1]?.name ?? path
      return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 500)}`
    })
  } finally {
    rmSync(path)
  }
}

const print = (chat: string, payloads: readonly Payload[], faults: readonly string[]): void =>
  void process.stdout.write(
    `${chat}: ${payloads.length} payloads, ${faults.length} invalid\n${faults.map((fault) => `  ${fault}\n`).join('')}`,
  )

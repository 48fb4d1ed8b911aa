import { parseArticle } from '../article/parse.ts'
import { writeSheet } from '../briefing/pointed/sheet.ts'
import { readSettings } from '../config.ts'
import { BotError } from '../errors.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { engine } from './engine.ts'
import { modelOf } from './model.ts'
import { modelExams } from './model-exams.data.ts'

/** ms */
const LONGEST = 60_000
/** Articles a day, for the estimate. */
const PER_DAY = 50

/** `briefdesk model check`; see its summary. */
export const modelCommand: CliCommand = {
  name: 'model',
  usage: 'check',
  summary: 'Ask the model that is set about three articles of ours: does it answer, how fast, how well, for how much',
  async run(args, io) {
    const [what, extra] = readArguments(this, args).words
    if (what !== 'check' || extra !== undefined) throw misused(this, 'model wants check')
    const model = modelOf(readSettings(io.environment))
    if (!model)
      throw new BotError('setting', 'No model is set.', { hint: 'Set MODEL_URL and MODEL_NAME, see .env.example.' })
    io.output.write(`${model.model} at ${model.host}\n`)
    let [tokens, right, of] = [0, 0, 0]
    for (const exam of modelExams) {
      const article = parseArticle({ text: exam.text, layout: 'body', language: 'en' }, engine.hash)
      const begun = io.now()
      const outcome = await model.point(writeSheet(article), AbortSignal.timeout(LONGEST))
      const seconds = ((io.now() - begun) / 1_000).toFixed(1)
      tokens += outcome.tokens
      of += 2
      if ('reason' in outcome) {
        io.output.write(`${exam.name}: no answer (${outcome.reason}) after ${seconds} s\n`)
        continue
      }
      const { bottomLine, points } = outcome.picks
      const isTop = exam.bottomLine.includes(bottomLine[0] ?? 0)
      const isClean = ![...bottomLine.slice(0, 1), ...points].some((number) => exam.never.includes(number))
      right += Number(isTop) + Number(isClean)
      const judged = `bottom line ${isTop ? 'right' : 'not ours'}, ${isClean ? 'no' : 'some'} lines that we would never show`
      io.output.write(`${exam.name}: ${judged}, ${seconds} s, ${outcome.tokens} tokens\n`)
    }
    await model.close()
    const daily = Math.round((tokens / modelExams.length) * PER_DAY).toLocaleString('en')
    io.output.write(`${right} of ${of} right; ${PER_DAY} such articles would be ${daily} tokens a day.\n`)
    return right > 0 ? 0 : 1
  },
}

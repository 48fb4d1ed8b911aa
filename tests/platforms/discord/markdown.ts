/**
 * Discord's Markdown as its clients read it, for tests: which words are visible, and which markup is alive.
 * The rules follow https://support.discord.com/hc/en-us/articles/210298617 and
 * https://discord.com/developers/docs/reference#message-formatting. Imports nothing from src.
 */
export interface Shown {
  /** Quotes as `> …`, list items as `• …`, times as ISO 8601, everything else as it is read. */
  readonly text: string
  /** Every piece of markup that took effect, with what it holds: `link:https://…`, `strong:…`. */
  readonly marks: readonly string[]
  /** As clients count: marks, and the plain runs between them. */
  readonly nodes: number
}

type Rule = readonly [name: string, sign: RegExp, show: (found: RegExpExecArray) => Shown | string]

const blockRules: readonly Rule[] = [
  ['heading', /^#{1,3} +([^\n]*)/, ([, line = '']) => inline(line)],
  ['small', /^-# +([^\n]*)/, ([, line = '']) => inline(line)],
  ['quoteAll', /^>>> ([\s\S]*)/, ([, rest = '']) => prefixed('> ', showMarkdown(rest))],
  ['quote', /^> ([^\n]*)/, ([, line = '']) => prefixed('> ', showMarkdown(line))],
  ['list', /^ *[*-] +([^\n]*)/, ([, line = '']) => prefixed('• ', showMarkdown(line))],
  ['numbered', /^ *(\d+\. +)([^\n]*)/, ([, number = '', line = '']) => prefixed(number, showMarkdown(line))],
]

const inlineRules: readonly Rule[] = [
  ['codeBlock', /^```([\s\S]+?)```/, ([, code = '']) => code],
  ['code', /^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code = '']) => code],
  ['everyone', /^@(?:everyone|here)/i, ([whole]) => whole],
  ['mention', /^<(?:@[!&]?|#)\d+>/, ([whole]) => whole],
  ['guild', /^<id:\w+>/, ([whole]) => whole],
  ['command', /^<\/[-\w ]+:\d+>/, ([whole]) => whole],
  ['emoji', /^<a?:\w+:\d+>/, ([whole]) => whole],
  ['time', /^<t:(-?\d+)(?::[tTdDfFR])?>/, ([, at]) => moment(Number(at))],
  ['shortcode', /^:[\w+-]+:/, ([whole]) => whole],
  ['link', /^<((?:https?|steam):\/\/[^\s>]+|mailto:[^\s>]+|tel:[^\s>]+)>/, ([, url = '']) => url],
  ['link', /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/, ([url]) => url],
  [
    'link',
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    ([, label = '']) => inline(label),
  ],
  ['strong', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, words = '']) => inline(words)],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, words = '']) => inline(words)],
  ['emphasis', /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/, ([, words = '']) => inline(words)],
  [
    'emphasis',
    /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ([, words = '']) => inline(words),
  ],
  ['strike', /^~~([\s\S]+?)~~(?!_)/, ([, words = '']) => inline(words)],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/, ([, words = '']) => inline(words)],
]

const moment = (seconds: number): string =>
  Math.abs(seconds) > 8.64e12 ? 'Invalid date' : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

export function showMarkdown(content: string): Shown {
  return show(content, true)
}

/** Nothing begins here, whatever follows. */
const ordinary = /^[^\\*_~`|<@[:\nhsd]+/

const inline = (content: string): Shown => show(content, false)

interface Step extends Shown {
  readonly length: number
  readonly kind: 'escape' | 'words' | 'mark'
}

function show(content: string, blocks: boolean): Shown {
  let text = ''
  const marks: string[] = []
  let nodes = 0
  let before: Step['kind'] = 'mark'
  for (let at = 0; at < content.length;) {
    const lineStart = blocks && (at === 0 || content[at - 1] === '\n')
    const step = next(content.slice(at), lineStart)
    text += step.text
    marks.push(...step.marks)
    nodes += step.kind === 'words' && before !== 'mark' ? 0 : step.nodes
    before = step.kind
    at += step.length
  }
  return { text, marks, nodes }
}

/** One escape, one run of plain words, or one mark with what it holds. */
function next(rest: string, lineStart: boolean): Step {
  const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest)
  if (escaped) return { text: escaped[1] ?? '', marks: [], nodes: 1, length: 2, kind: 'escape' }
  const run = lineStart ? undefined : ordinary.exec(rest)?.[0]
  if (run) return { text: run, marks: [], nodes: 1, length: run.length, kind: 'words' }
  const alive = firstMark(lineStart ? [...blockRules, ...inlineRules] : inlineRules, rest)
  return alive ?? { text: rest.slice(0, 1), marks: [], nodes: 1, length: 1, kind: 'words' }
}

function firstMark(rules: readonly Rule[], rest: string): Step | undefined {
  for (const [name, sign, read] of rules) {
    const found = sign.exec(rest)
    if (!found) continue
    const shown = read(found)
    const inner = typeof shown === 'string' ? { text: shown, marks: [], nodes: 1 } : shown
    const target = name === 'link' ? (found[2] ?? found[1] ?? found[0]) : inner.text
    return {
      text: inner.text,
      marks: [`${name}:${target}`, ...inner.marks],
      nodes: 1 + inner.nodes,
      length: found[0].length,
      kind: 'mark',
    }
  }
  return undefined
}

function prefixed(sign: string, shown: Shown): Shown {
  return { ...shown, text: sign + shown.text }
}

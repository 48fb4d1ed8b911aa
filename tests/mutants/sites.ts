import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

export const kinds = [
  'condition',
  'comparison',
  'logic',
  'arithmetic',
  'statement',
  'return',
  'constant',
  'empty',
] as const
/** What is done to a place: see `mutationsOf`. */
export type Kind = (typeof kinds)[number]

/** A place of the source and what stands there instead; `line` is its text, so that it is found again after lines have moved. */
export interface Site {
  readonly path: string
  readonly kind: Kind
  readonly line: string
  readonly from: string
  readonly to: string
  /** Which of the places that look the same in this file, from 0. */
  readonly nth: number
}

/** A site in one state of its file. `isStatic` runs once, when the module is loaded. */
export interface Found extends Site {
  readonly start: number
  readonly end: number
  readonly wrap: 'expression' | 'statement'
  readonly isStatic: boolean
}

/** Every file of `folders` (paths from the project's root) that is no table. */
export function sourcesOf(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      folder.endsWith('.ts')
        ? [folder]
        : readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.data.ts'))
    .sort()
}

/** Every place of a file that can be mutated, in order. */
export function findSites(root: string, path: string): Found[] {
  const text = readFileSync(`${root}/${path}`, 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const seen = new Map<string, number>()
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    for (const { kind, to, on = node } of mutationsOf(node)) {
      const [start, end] = [on.getStart(tree), on.getEnd()]
      const site = { path, kind, line: lineAt(text, start), from: text.slice(start, end), to }
      const key = JSON.stringify(site)
      const nth = seen.get(key) ?? 0
      seen.set(key, nth + 1)
      found.push({
        ...site,
        nth,
        start,
        end,
        wrap: ts.isStatement(on) ? 'statement' : 'expression',
        isStatic: isStatic(on),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

interface Mutation {
  readonly kind: Kind
  readonly to: string
  readonly on?: ts.Node
}

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
}
const logic: Readonly<Record<string, string>> = { '&&': '||', '||': '&&', '??': '&&' }
const arithmetic: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '+=': '-=', '-=': '+=' }

function mutationsOf(node: ts.Node): Mutation[] {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node))
    return [{ kind: 'condition', to: `!(${node.expression.getText()})`, on: node.expression }]
  if (ts.isConditionalExpression(node))
    return [{ kind: 'condition', to: `!(${node.condition.getText()})`, on: node.condition }]
  if (ts.isBinaryExpression(node)) return swapped(node)
  if (ts.isExpressionStatement(node)) return [{ kind: 'statement', to: ';' }]
  if (ts.isReturnStatement(node) && node.expression && node.expression.getText() !== 'undefined')
    return [{ kind: 'return', to: 'return undefined' }]
  return [...constantOf(node), ...emptied(node)]
}

function swapped(node: ts.BinaryExpression): Mutation[] {
  const operator = node.operatorToken.getText()
  const [left, right] = [node.left.getText(), node.right.getText()]
  const by = (kind: Kind, table: Readonly<Record<string, string>>): Mutation[] => {
    const to = table[operator]
    return to === undefined ? [] : [{ kind, to: `((${left}) ${to} (${right}))` }]
  }
  const isText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side))
  return [...by('comparison', comparisons), ...by('logic', logic), ...(isText ? [] : by('arithmetic', arithmetic))]
}

function constantOf(node: ts.Node): Mutation[] {
  if (ts.isNumericLiteral(node)) return [{ kind: 'constant', to: `(${node.text} + 1)` }]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: 'constant', to: 'false' }]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: 'constant', to: 'true' }]
  return []
}

function emptied(node: ts.Node): Mutation[] {
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isPattern(node))
    return [{ kind: 'empty', to: '[]' }]
  if (ts.isNoSubstitutionTemplateLiteral(node) || (ts.isStringLiteral(node) && isValue(node)))
    return node.text === '' ? [] : [{ kind: 'empty', to: "''" }]
  return ts.isTemplateExpression(node) ? [{ kind: 'empty', to: "''" }] : []
}

/** `[a, b] = …`, which assigns. */
function isPattern(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.getText() === '='
}

function isValue({ parent, pos }: ts.StringLiteral): boolean {
  return !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) || parent.name.pos !== pos
}

function isStatic(node: ts.Node): boolean {
  for (let each = node.parent; !ts.isSourceFile(each); each = each.parent) if (ts.isFunctionLike(each)) return false
  return true
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(text.lastIndexOf('\n', start) + 1, end < 0 ? undefined : end).trim()
}

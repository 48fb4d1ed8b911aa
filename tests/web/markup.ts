import { parseDocument } from 'htmlparser2'

interface Node {
  readonly type: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly name?: string
  readonly children?: readonly Node[]
}

/** The text of markup, as a browser has it. */
export const textOfMarkup = (markup: string): string => textOfNode(parseDocument(markup))

/** Every element of markup, in its order. */
export function elementsOf(markup: string): readonly Node[] {
  const visit = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(visit)]
  return visit(parseDocument(markup) as unknown as Node).filter(({ name }) => name !== undefined)
}

/** The text in an element. */
export const textOfNode = ({ type, data, children = [] }: Node): string =>
  type === 'text' ? (data ?? '') : children.map(textOfNode).join('')

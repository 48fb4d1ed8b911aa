/** An error and its causes, outermost first, at most five. */
export function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = []
  for (let each = error; each instanceof Error && causes.length < 5; each = each.cause) causes.push(each)
  return causes
}

/** The code that Node or undici gave an error or one of its causes: `ECONNREFUSED`. */
export const codeOf = (error: unknown): string | undefined =>
  causesOf(error).flatMap((each) => ('code' in each && typeof each.code === 'string' ? [each.code] : []))[0]

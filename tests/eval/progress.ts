/** Some rows one by one; on a terminal it is said how many are done, on a line that goes again. */
export function* counted<Row>(rows: readonly Row[], what: string, screen = process.stderr): Generator<Row> {
  const say = (words: string): void => void (screen.isTTY && screen.write(`\r\u001b[K${words}`))
  for (const [at, row] of rows.entries()) {
    say(`${what}: ${at} of ${rows.length}`)
    yield row
  }
  say('')
}

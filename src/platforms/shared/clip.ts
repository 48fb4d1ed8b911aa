/** A label shortened to `room` characters (UTF-16 units), never between surrogates. For labels only: the words of an article are split instead. */
export const clip = (label: string, room: number): string =>
  label.length <= room
    ? label
    : `${label
        .slice(0, room - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`

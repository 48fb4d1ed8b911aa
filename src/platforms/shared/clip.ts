/** A label of at most `room` characters (UTF-16 units), never half a surrogate pair. What an article says is split, never clipped. */
export const clip = (label: string, room: number): string =>
  label.length <= room
    ? label
    : `${label
        .slice(0, room - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`

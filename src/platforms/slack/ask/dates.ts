/**
 * A date as Slack shows it: `Posted {date_short} at {time}`, in English, in a zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function sayDate(seconds: number, format: string, zone: string): string {
  const at = new Date(seconds * 1_000)
  const say = (options: Intl.DateTimeFormatOptions, locale = 'en-US'): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at)
  const day = say({ day: 'numeric' })
  const long = `${say({ month: 'long' })} ${day}${ending(Number(day))}, ${say({ year: 'numeric' })}`
  const shown: Readonly<Record<string, string>> = {
    date_num: say({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA'),
    date_slash: say({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: long,
    date_short: say({ dateStyle: 'medium' }),
    date_long: `${say({ weekday: 'long' })}, ${long}`,
    time: say({ hour: 'numeric', minute: '2-digit' }),
    time_secs: say({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  }
  // What Slack says relative to now ("yesterday", "2 hours ago") is said as a day here: it stands longer than a day.
  const plain = (name: string): string => (name === 'ago' ? 'date' : name.replace(/_pretty$/, ''))
  return format.replace(/\{([a-z_]{1,30})\}/g, (token, name: string) => shown[plain(name)] ?? token)
}

const ending = (day: number): string => {
  if (day >= 11 && day <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

/** Days as cron numbers them, with the ways in which people write them. */
export const dayWords: readonly (readonly string[])[] = [
  ['Sunday', 'sundays', 'sun'],
  ['Monday', 'mondays', 'mon'],
  ['Tuesday', 'tuesdays', 'tue', 'tues'],
  ['Wednesday', 'wednesdays', 'wed'],
  ['Thursday', 'thursdays', 'thu', 'thur', 'thurs'],
  ['Friday', 'fridays', 'fri'],
  ['Saturday', 'saturdays', 'sat'],
]

/** What is shown when a time was not understood. */
export const examples = [
  'weekdays 08:30',
  'every Monday 9am',
  'daily 18:00',
  'every 30 minutes',
  'monthly on the 1st 09:00',
  'tomorrow 14:00',
  '24 December 2026 18:00',
  'once in 2 hours',
  'cron: 30 8 * * 1-5',
]

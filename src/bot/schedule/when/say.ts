import { monthNames, weekdayNames } from '../../../briefing/sections/dates/calendar.ts'
import { clockTime } from '../../../message/dates.ts'
import type { When } from './left.ts'

/** When something runs, in words, to show what was understood; `readWhen` reads them back. */
export function sayWhen({ when, zone }: When): string {
  if (when.endsWith('Z'))
    return `once on ${clockTime(Date.parse(when), zone).replace(',', ' at').replace(/ \(.*/, '')} ${zone}`
  return `${sayWeeks(when) ?? sayRules(when) ?? sayOnce(when) ?? `cron: ${when}`} ${zone}`
}

function sayOnce(when: string): string | undefined {
  const [date = '', time] = when.split('T')
  return time && `once on ${sayDate(date)} at ${time}`
}

function sayDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${monthNames[(month ?? 0) - 1]} ${year}`
}

function sayWeeks(when: string): string | undefined {
  const [, cron = '', weeks, from] = /^(.+) every (\d+) weeks from (\S+)$/.exec(when) ?? []
  const said = from && sayRules(cron)
  return said && `every ${weeks} weeks ${said.replace(/^every /, 'on ')}, first on ${sayDate(from)}`
}

/** Rules for the same days, one after the other. */
function sayRules(when: string): string | undefined {
  const rules = when.split(';').map((rule) => rule.trim().split(' '))
  const days = rules.map((rule) => rule.slice(2).join(' '))
  const [first, ...others] = rules
  if (!first || new Set(days).size > 1) return undefined
  if (others.length === 0) return sayOften(first) ?? sayAt([first])
  return sayAt(rules)
}

function sayOften([minute = '', hour = '', ...rest]: readonly string[]): string | undefined {
  const said = sayDays(rest)
  if (rest.slice(0, 2).join(' ') !== '* *' || said === undefined) return undefined
  const days = rest[2] === '*' ? '' : ` on ${said.replace(/^every /, '').replace(/^week(day|end)$/, 'week$1s')}`
  if (minute === '*' && hour === '*') return `every minute${days}`
  if (hour === '*' && /^\*\/\d+$/.test(minute)) return `every ${minute.slice(2)} minutes${days}`
  if (!isNumber(minute)) return undefined
  if (hour === '*') return `every hour at minute ${minute}${days}`
  if (/^\*\/\d+$/.test(hour)) return `every ${hour.slice(2)} hours at minute ${minute}${days}`
  const [, from, to, step] = /^(\d+)-(\d+)(?:\/(\d+))?$/.exec(hour) ?? []
  if (from === undefined || to === undefined || minute !== '0') return undefined
  return `every ${step === undefined ? 'hour' : `${step} hours`} from ${clock(from, '0')} to ${clock(to, '0')}${days}`
}

const isNumber = (field: string): boolean => /^\d+$/.test(field)
const clock = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`

function sayAt(rules: readonly (readonly string[])[]): string | undefined {
  const times = rules.flatMap(([minute = '', hours = '']) =>
    isNumber(minute) && /^\d+(?:,\d+)*$/.test(hours) ? hours.split(',').map((hour) => clock(hour, minute)) : [''],
  )
  const days = sayDays(rules[0]?.slice(2) ?? [])
  return days === undefined || times.includes('') ? undefined : `${days} at ${together(times)}`
}

const together = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1')

function sayDays([day = '', month = '', weekday = '']: readonly string[]): string | undefined {
  if (month === '1,4,7,10' && isNumber(day) && weekday === '*') return `every quarter on the ${ordinal(day)}`
  if (isNumber(month) && isNumber(day) && weekday === '*')
    return `every year on ${Number(day)} ${monthNames[Number(month) - 1] ?? ''}`
  if (month !== '*') return undefined
  if (day === '*') return sayWeekdays(weekday)
  if (weekday !== '*') return undefined
  if (/^\d+(?:,\d+)*$/.test(day)) return `every month on the ${together(day.split(',').map(ordinal))}`
  return inMonth[day]
}

const inMonth: Readonly<Record<string, string>> = {
  L: 'on the last day of the month',
  LW: 'on the last working day of the month',
  '1W': 'on the first working day of the month',
}

function ordinal(day: string): string {
  const number = Number(day)
  const ending = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

function sayWeekdays(weekday: string): string | undefined {
  if (weekday === '*') return 'every day'
  if (weekday === '1-5') return 'every weekday'
  if (weekday === '0,6') return 'every weekend'
  const nth = weekday.split(',').map((each) => /^([0-6])#([1-5L])$/.exec(each) ?? [])
  const names = new Set(nth.map(([, day]) => day))
  const [name] = names
  if (names.size === 1 && name !== undefined)
    return `on the ${together(nth.map(([, , at = '']) => (at === 'L' ? 'last' : ordinal(at))))} ${weekdayNames[Number(name)]} of the month`
  if (!/^[0-6](?:[,-][0-6])*$/.test(weekday)) return undefined
  const parts = weekday.split(',').map((part) =>
    part
      .split('-')
      .map((day) => weekdayNames[Number(day)])
      .join(' to '),
  )
  return `every ${together(parts)}`
}

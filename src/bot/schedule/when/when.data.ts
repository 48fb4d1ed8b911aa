/** Days as cron numbers them, with the ways in which people write them: English, German, French. */
export const dayWords: readonly (readonly string[])[] = [
  ['Sunday', 'sundays', 'sun', 'sonntag', 'sonntags', 'so', 'dimanche', 'dimanches'],
  ['Monday', 'mondays', 'mon', 'montag', 'montags', 'mo', 'lundi', 'lundis'],
  ['Tuesday', 'tuesdays', 'tue', 'tues', 'dienstag', 'dienstags', 'di', 'mardi', 'mardis'],
  ['Wednesday', 'wednesdays', 'wed', 'mittwoch', 'mittwochs', 'mi', 'mercredi', 'mercredis'],
  ['Thursday', 'thursdays', 'thu', 'thur', 'thurs', 'donnerstag', 'donnerstags', 'do', 'jeudi', 'jeudis'],
  ['Friday', 'fridays', 'fri', 'freitag', 'freitags', 'fr', 'vendredi', 'vendredis'],
  ['Saturday', 'saturdays', 'sat', 'samstag', 'samstags', 'sonnabend', 'sa', 'samedi', 'samedis'],
]

/** Months, January first. */
export const monthWords: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier'],
  ['february', 'feb', 'februar', 'février', 'fevrier'],
  ['march', 'mar', 'märz', 'mars'],
  ['april', 'apr', 'avril'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet'],
  ['august', 'aug', 'août', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre'],
]

/**
 * What people write, by what it means in the few words that the rules read: `%w` weekdays, `%e` weekends, `#n` an ordinal
 * (`#L` the last), `@hhmm` a time, `~` a part of the day (m, a, e, n), `+n` so many days from today.
 */
export const phrases: Readonly<Record<string, readonly string[]>> = {
  '%w': [
    ...['weekday', 'weekdays', 'workday', 'workdays', 'working days', 'business days', 'every business day'],
    ...['every working day', 'each working day', 'werktags', 'werktag', 'werktagen', 'wochentags', 'en semaine'],
  ],
  '%e': ['weekend', 'weekends', 'the weekend', 'wochenende', 'wochenenden', 'le week-end', 'week-end', 'week-ends'],
  '@0000': ['midnight', '12 midnight', 'mitternacht', 'minuit'],
  '@1200': ['noon', '12 noon', 'midday', 'mittag', 'mittags', 'midi'],
  '~m': ['morning', 'mornings', 'in the morning', 'in the mornings', 'morgens', 'vormittags', 'du matin', 'matin'],
  '~a': ['afternoon', 'afternoons', 'in the afternoon', 'nachmittags', "de l'après-midi", 'après-midi'],
  '~e': ['evening', 'evenings', 'in the evening', 'in the evenings', 'abends', 'abend', 'du soir', 'soir'],
  '~n': ['night', 'nights', 'at night', 'nachts'],
  '+0': ['today', 'heute', "aujourd'hui"],
  '+0 ~m': ['this morning', 'heute morgen', 'heute früh', 'ce matin'],
  '+0 ~a': ['this afternoon', 'heute nachmittag', 'cet après-midi'],
  '+0 ~e': ['this evening', 'heute abend', 'ce soir'],
  '+0 ~n': ['tonight', 'heute nacht'],
  '+1': ['tomorrow', 'tmrw', 'morgen', 'demain'],
  '+1 ~m': ['morgen früh'],
  '+2': ['the day after tomorrow', 'day after tomorrow', 'übermorgen', 'après-demain'],
  '#1': ['first', '1st', 'erste', 'ersten', 'erster', 'premier', 'première', '1er'],
  '#2': ['second', '2nd', 'zweite', 'zweiten', 'zweiter', 'deuxième'],
  '#3': ['third', '3rd', 'dritte', 'dritten', 'dritter', 'troisième'],
  '#4': ['fourth', '4th', 'vierte', 'vierten', 'vierter', 'quatrième'],
  '#5': ['fifth', '5th', 'fünften', 'cinquième'],
  '#L': ['last', 'letzte', 'letzten', 'letzter', 'dernier', 'dernière'],
  every: ['every', 'each', 'jeden', 'jede', 'jedes', 'jeder', 'alle', 'chaque', 'tous les', 'toutes les', 'per'],
  'every day': [...['daily', 'twice a day', 'once a day', 'three times a day', 'täglich', 'quotidien']],
  'every hour': ['hourly', 'every hour on the hour', 'every hour, on the hour', 'stündlich'],
  'every week': ['weekly', 'once a week', 'wöchentlich', 'hebdomadaire'],
  'every 2 week': ['fortnightly', 'biweekly', 'bi-weekly', 'every fortnight', 'every other week'],
  'every month': ['monthly', 'once a month', 'monatlich', 'mensuel', 'per month'],
  'every quarter': ['quarterly', 'vierteljährlich'],
  'every year': ['yearly', 'annually', 'once a year', 'jährlich'],
  'every 30 minute': ['every half hour', 'every half an hour', 'half-hourly', 'alle halbe stunde'],
  'every 15 minute': ['every quarter of an hour', 'every quarter hour'],
  'every other': ['every other', 'every alternate', 'alternate'],
  minute: ['minutes', 'minute', 'mins', 'min', 'minuten'],
  hour: ['hours', 'hour', 'hrs', 'hr', 'stunde', 'stunden', 'heure', 'heures'],
  day: ['days', 'day', 'tag', 'tage', 'tagen', 'jour', 'jours'],
  week: ['weeks', 'week', 'woche', 'wochen', 'semaine', 'semaines'],
  month: ['months', 'month', 'monat', 'monats', 'monate', 'mois'],
  year: ['years', 'year', 'jahr', 'jahre', 'ans', 'année'],
  quarter: ['quarters', 'quarter', 'quartal', 'trimestre'],
  'working day': ['working day', 'business day', 'arbeitstag', 'jour ouvré', 'jour ouvrable'],
  'in 1 hour': ['in an hour', 'in a hour', 'in einer stunde', 'dans une heure'],
  'in 1 day': ['in a day', 'in einem tag', 'dans un jour'],
  'in 1 week': ['in a week', 'in einer woche', 'dans une semaine'],
  'in 1 minute': ['in a minute', 'in einer minute', 'dans une minute'],
  'in 30 minute': ['in half an hour', 'in einer halben stunde', 'dans une demi-heure'],
  in: ['dans'],
  at: ['um', 'à', 'ab'],
  from: ['from', 'between', 'von', 'zwischen', 'du', 'de'],
  to: ['to', 'till', 'until', 'through', 'thru', 'bis', 'au'],
  and: ['and', '&', 'und', 'et'],
  except: ['except', 'except on', 'but not', 'but not on', 'außer', 'sauf'],
  once: ['once', 'einmal', 'une fois'],
  next: ['next', 'nächsten', 'nächste', 'prochain', 'this', 'this coming', 'diesen', 'ce'],
  ...Object.fromEntries(
    Object.entries({
      ...{ 2: ['two', 'zwei', 'deux'], 3: ['three', 'drei', 'trois'], 4: ['four', 'vier', 'quatre'] },
      ...{ 5: ['five', 'fünf', 'cinq'], 6: ['six', 'sechs'], 7: ['seven', 'sieben'] },
      ...{ 8: ['eight', 'acht', 'huit'], 9: ['nine', 'neun', 'neuf'], 10: ['ten', 'zehn', 'dix'] },
      ...{ 11: ['eleven', 'elf', 'onze'], 12: ['twelve', 'zwölf', 'douze'], 15: ['fifteen', 'quinze'] },
      ...{ 20: ['twenty', 'zwanzig', 'vingt'], 30: ['thirty', 'dreißig', 'trente'], 45: ['forty-five'] },
      1: ['one', 'eins'],
    }),
  ),
}

/** Words that say nothing about when. */
export const noise = ['at', 'on', 'of', 'the', 'and', 'in', 'a', 'am', 'im', 'le', 'la', 'les', 'every', 'once', 'time']

/** What is shown when a time was not understood. */
export const examples = [
  'weekdays 08:30',
  'every Monday 9am',
  'daily 18:00',
  'every 30 minutes',
  'first Monday of the month 09:00',
  'tomorrow 14:00',
  '24 December 2026 18:00',
  'in 2 hours',
  'cron: 30 8 * * 1-5',
]

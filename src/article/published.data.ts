const names: readonly (readonly string[])[] = [
  'january jan januar januari janvier enero ene gennaio gen janeiro stycznia'.split(' '),
  'february feb februar februari février fevrier febrero febbraio fevereiro fev lutego'.split(' '),
  'march mar märz maerz maart mars marzo março marco marca'.split(' '),
  'april apr avril abril abr aprile kwietnia'.split(' '),
  'may mai mei mayo maggio maio maja maj'.split(' '),
  'june jun juni juin junio giugno junho czerwca'.split(' '),
  'july jul juli juillet julio luglio julho lipca'.split(' '),
  'august aug augustus août aout agosto ago sierpnia augusti'.split(' '),
  'september sep sept septembre septiembre settembre setembro set września'.split(' '),
  'october oct oktober okt octobre octubre ottobre outubro października'.split(' '),
  'november nov novembre noviembre novembro listopada'.split(' '),
  'december dec dezember dez décembre decembre diciembre dic dicembre dezembro grudnia'.split(' '),
]

/** Lower-case month names and their numbers. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((month, index) => month.map((name) => [name, index + 1] as const)),
)

/** Time zones that are unambiguous in a byline; CST and IST are omitted because each has several meanings. */
export const zoneOffsets: ReadonlyMap<string, string> = new Map([
  ['Z', 'UTC'],
  ['UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['BST', '+01:00'],
  ['WEST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EET', '+02:00'],
  ['EEST', '+03:00'],
  ['MSK', '+03:00'],
  ['SGT', '+08:00'],
  ['HKT', '+08:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
  ['AEST', '+10:00'],
  ['AEDT', '+11:00'],
  ['NZST', '+12:00'],
  ['NZDT', '+13:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['ET', 'America/New_York'],
  ['CT', 'America/Chicago'],
  ['MT', 'America/Denver'],
  ['PT', 'America/Los_Angeles'],
])

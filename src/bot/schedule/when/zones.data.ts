/** Names of zones that are no city of the IANA list; short ones mean the place, with its summer time. */
export const zoneWords: Readonly<Record<string, string>> = {
  ...{ utc: 'UTC', gmt: 'UTC', z: 'UTC', bst: 'Europe/London', wet: 'Europe/Lisbon', 'uk time': 'Europe/London' },
  ...{ cet: 'Europe/Berlin', cest: 'Europe/Berlin', mez: 'Europe/Berlin', mesz: 'Europe/Berlin' },
  ...{ 'central european time': 'Europe/Berlin', eet: 'Europe/Helsinki', eest: 'Europe/Helsinki' },
  ...{ et: 'America/New_York', est: 'America/New_York', edt: 'America/New_York', 'eastern time': 'America/New_York' },
  ...{ ct: 'America/Chicago', cdt: 'America/Chicago', 'central time': 'America/Chicago' },
  ...{ mt: 'America/Denver', mdt: 'America/Denver', 'mountain time': 'America/Denver' },
  ...{ pt: 'America/Los_Angeles', pst: 'America/Los_Angeles', pdt: 'America/Los_Angeles' },
  ...{ 'pacific time': 'America/Los_Angeles', eastern: 'America/New_York', pacific: 'America/Los_Angeles' },
  ...{ jst: 'Asia/Tokyo', kst: 'Asia/Seoul', hkt: 'Asia/Hong_Kong', sgt: 'Asia/Singapore' },
  ...{ aest: 'Australia/Sydney', aedt: 'Australia/Sydney', nzst: 'Pacific/Auckland', nzdt: 'Pacific/Auckland' },
  ...{ washington: 'America/New_York', boston: 'America/New_York', 'san francisco': 'America/Los_Angeles' },
  ...{ seattle: 'America/Los_Angeles', montreal: 'America/Toronto', ottawa: 'America/Toronto' },
  ...{ munich: 'Europe/Berlin', hamburg: 'Europe/Berlin', frankfurt: 'Europe/Berlin', geneva: 'Europe/Zurich' },
  ...{ barcelona: 'Europe/Madrid', milan: 'Europe/Rome', edinburgh: 'Europe/London', kyiv: 'Europe/Kyiv' },
  ...{ beijing: 'Asia/Shanghai', delhi: 'Asia/Kolkata', 'new delhi': 'Asia/Kolkata', mumbai: 'Asia/Kolkata' },
  ...{ canberra: 'Australia/Sydney', wellington: 'Pacific/Auckland', 'tel aviv': 'Asia/Jerusalem' },
  ...{ islamabad: 'Asia/Karachi', abuja: 'Africa/Lagos', 'cape town': 'Africa/Johannesburg' },
}

/** Letters that stand for several zones: they are asked about, not guessed. */
export const ambiguousZones: Readonly<Record<string, string>> = {
  ist: 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem',
  cst: 'America/Chicago or Asia/Shanghai',
  mst: 'America/Denver or America/Phoenix',
  ast: 'America/Halifax or Asia/Riyadh',
}

/** Whether the runtime knows a time zone by this name: an IANA zone such as `Europe/Berlin`, in any case, or `UTC`. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

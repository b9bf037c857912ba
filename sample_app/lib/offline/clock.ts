const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
const ZONE = 8 * 60 * MINUTE // the shop's clocks show +08:00, wherever the phone is

/** When the app started. */
const OPENED = Date.now()

/** The time that many minutes from now; texts of one zone are in order when they are sorted. */
export function fromNow(minutes = 0): string {
  return shown(Date.now() + minutes * MINUTE)
}

/** The time that many minutes before the app started. */
export function beforeOpening(minutes: number): string {
  return shown(OPENED - minutes * MINUTE)
}

export function later(time: string, minutes: number): string {
  return shown(Date.parse(time) + minutes * MINUTE)
}

/** The last second of a day that many days from today. */
export function endOfDay(days: number): string {
  return `${shown(Date.now() + days * DAY).slice(0, 10)}T23:59:59+08:00`
}

export function secondsOfToday(): number {
  return Math.floor((DAY - ((Date.now() + ZONE) % DAY)) / 1000)
}

function shown(time: number): string {
  return `${new Date(time + ZONE).toISOString().slice(0, 19)}+08:00`
}

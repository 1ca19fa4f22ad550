const KEY = 'plimsoll.live'

/** Whether the reader has asked that this browser asks venues without being told to on each visit. */
export function readLiveKept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

/** Keeps that, or forgets it, if the browser allows. */
export function keepLive(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(KEY, 'on')
    else localStorage.removeItem(KEY)
  } catch {
    // It holds while the panel is open.
  }
}

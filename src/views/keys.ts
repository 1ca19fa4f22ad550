import type { WordId } from '../words/words.ts'

/** One key of the lab: what it does where. The handlers of global keys and the help are both made from this table. */
export interface Key {
  /** As people see it. */
  readonly shown: string
  readonly says: WordId
  /** Set for keys that work anywhere; the others belong to the handle in focus. */
  readonly global?: 'undo' | 'redo' | 'play' | 'help'
  readonly matches?: (event: KeyboardEvent) => boolean
}

const isCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey

export const KEYS: readonly Key[] = [
  { shown: '↑ ↓', says: 'app.keyPrice' },
  { shown: 'Shift + ↑ ↓', says: 'app.keyPriceMore' },
  { shown: 'Page Up, Page Down', says: 'app.keyPricePage' },
  { shown: 'Home, End', says: 'app.keyPriceEnds' },
  { shown: 'Alt + ↑ ↓', says: 'app.keyPriceNext' },
  { shown: '+ −', says: 'app.keyZoom' },
  { shown: 'Enter', says: 'app.keyType' },
  { shown: 'Esc', says: 'app.keyEscape' },
  { shown: '← →', says: 'app.keyRounds' },
  {
    shown: 'Ctrl/⌘ + Z',
    says: 'app.keyUndo',
    global: 'undo',
    matches: (e) => isCommand(e) && !e.shiftKey && e.key.toLowerCase() === 'z',
  },
  {
    shown: 'Ctrl/⌘ + Shift + Z',
    says: 'app.keyRedo',
    global: 'redo',
    matches: (e) =>
      isCommand(e) && ((e.shiftKey && e.key.toLowerCase() === 'z') || e.key.toLowerCase() === 'y'),
  },
  {
    shown: 'Space',
    says: 'app.keyPlay',
    global: 'play',
    matches: (e) => e.key === ' ' && !isControl(e.target),
  },
  { shown: '?', says: 'app.keyHelp', global: 'help', matches: (e) => e.key === '?' && !isField(e.target) },
]

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, input, select, textarea, summary, a, [tabindex]') !== null
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=range]), textarea, select') !== null
}

/** What a pressed key does anywhere on the page, or null. */
export function globalKey(event: KeyboardEvent): Key['global'] | null {
  if (isField(event.target)) return null
  return KEYS.find((key) => key.matches?.(event) === true)?.global ?? null
}

/** Of several labs on a page the one in which the keyboard is takes its keys; the first one, if it is in none. */
export function isKeyOf(bench: HTMLElement | null, { target }: KeyboardEvent): boolean {
  const at = target instanceof Element ? target.closest('[data-lab]') : null
  return bench !== null && (at ?? document.querySelector('[data-lab]')) === bench
}

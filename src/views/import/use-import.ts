import { useCallback, useEffect, useRef, useState } from 'react'
import type { Content } from '../../data/import/grid.ts'
import { unopened, unreadable } from '../../data/import/grid.ts'
import type { Screen } from '../../data/import/market-plan.ts'
import type { Options } from '../../data/import/options.ts'
import { guessOptions } from '../../data/import/options.ts'
import type { Plan } from '../../data/import/plan.ts'
import { planImport } from '../../data/import/plan.ts'
import { MOST_BYTES, readContent, textOf } from '../../data/import/read.ts'
import { useJob } from './use-job.ts'

/** What is in the dialog: a file being read, what it turned out to be, what the reader says, what it comes to. */
export interface Importing {
  /** Name of the file; null before there is one. */
  readonly name: string | null
  readonly content: Content | null
  readonly options: Options | null
  /** The newest plan; it may be for earlier options while `planning` is not null. */
  readonly plan: Plan | null
  readonly isCurrent: boolean
  /** From 0 to 1 while something takes longer than a moment. */
  readonly reading: number | null
  readonly planning: number | null
  readonly isStopped: boolean
  readonly readText: (text: string, name: string) => void
  readonly readFile: (file: File) => void
  readonly change: (patch: Partial<Options>) => void
  readonly stop: () => void
  readonly clear: () => void
}

/** Reads and plans, in slices. Nothing here touches the world on screen. */
export function useImport(screen: Screen): Importing {
  const [name, setName] = useState<string | null>(null)
  const [content, setContent] = useState<Content | null>(null)
  const [options, setOptions] = useState<Options | null>(null)
  const [planned, setPlanned] = useState<{ readonly plan: Plan; readonly options: Options } | null>(null)
  const [isStopped, setStopped] = useState(false)
  const read = useJob()
  const work = useJob()
  const { start: startReading, stop: stopReading } = read
  const { start: startPlanning, stop: stopPlanning } = work
  // Counts the choices: the text of a file arrives in its own time, and counts only if nothing was chosen since.
  const choice = useRef(0)

  const clear = useCallback(() => {
    choice.current++
    stopReading()
    stopPlanning()
    setName(null)
    setContent(null)
    setOptions(null)
    setPlanned(null)
    setStopped(false)
  }, [stopReading, stopPlanning])

  const readText = useCallback(
    (text: string, from: string) => {
      clear()
      setName(from)
      startReading(readContent(text), (found) => {
        setContent(found)
        if (found.kind !== 'table') return
        const [market] = screen.markets
        setOptions(guessOptions(found.grid, market?.symbol ?? '', market?.payoff ?? 'linear'))
      })
    },
    [clear, startReading, screen],
  )

  const readFile = useCallback(
    (file: File) => {
      clear()
      setName(file.name)
      if (file.size > MOST_BYTES) {
        setContent(unreadable('tooLarge', null, `${Math.round(file.size / 1e6)} MB`))
        return
      }
      const own = choice.current
      textOf(file).then(
        (text) => {
          if (own === choice.current) readText(text, file.name)
        },
        (error: unknown) => {
          if (own === choice.current) setContent(unopened(error))
        },
      )
    },
    [clear, readText],
  )
  useEffect(
    () => () => {
      choice.current++
    },
    [],
  )

  useEffect(() => {
    if (content?.kind !== 'table' || options === null) return
    startPlanning(planImport(content.grid, options, screen), (plan) => setPlanned({ plan, options }))
  }, [content, options, screen, startPlanning])

  const change = useCallback(
    (patch: Partial<Options>) => setOptions((now) => (now === null ? null : { ...now, ...patch })),
    [],
  )
  const stop = useCallback(() => {
    clear()
    setStopped(true)
  }, [clear])
  return {
    name,
    content,
    options,
    plan: planned?.plan ?? null,
    isCurrent: planned !== null && planned.options === options,
    reading: read.progress,
    planning: work.progress,
    isStopped,
    readText,
    readFile,
    change,
    stop,
    clear,
  }
}

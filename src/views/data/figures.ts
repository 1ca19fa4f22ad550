import {
  depthTable,
  ladderTable,
  lorenzTable,
  paysTable,
  queueTable,
  roundsTable,
} from '../../data/export/frame-tables.ts'
import type { DataTable } from '../../data/export/tables.ts'
import { journalTable, worldTable } from '../../data/export/tables.ts'
import type { Lab, LabState } from '../../store/lab.ts'
import type { WordId } from '../../words/words.ts'

/** Something that can be taken away: a table, and the figure on the page that draws it, if one does. */
export interface Figure {
  readonly id: string
  readonly title: WordId
  /** Value of `data-figure` on the page, or null where there is no picture. */
  readonly picture: 'waterline' | 'pays' | 'queue' | 'lorenz' | 'mix' | null
  readonly table: (lab: Lab) => Promise<DataTable>
}

type FrameOf = NonNullable<LabState['frame']>

/** A table of the frame in view; empty before the first one. */
function ofFrame(table: (frame: FrameOf, range: readonly [number, number]) => DataTable): Figure['table'] {
  return async (lab) => {
    const { frame, scenario, market } = lab.store.getState()
    return frame === null ? {} : table(frame, scenario.markets[market]?.range ?? [0, 1])
  }
}

const mixTable = async (lab: Lab): Promise<DataTable> => {
  const mix = lab.store.getState().scenario.crowd?.leverageMix ?? []
  return { leverage: mix.map((bar) => bar.leverage), weight: mix.map((bar) => bar.weight) }
}

/** What is shown until another is chosen. */
export const FIRST: Figure = {
  id: 'ladder',
  title: 'data.ladder',
  picture: 'waterline',
  table: ofFrame(ladderTable),
}

export const FIGURES: readonly Figure[] = [
  FIRST,
  { id: 'rounds', title: 'data.rounds', picture: 'waterline', table: ofFrame(roundsTable) },
  { id: 'depth', title: 'data.depth', picture: 'waterline', table: ofFrame(depthTable) },
  { id: 'who-pays', title: 'data.pays', picture: 'pays', table: ofFrame(paysTable) },
  { id: 'queue', title: 'data.queue', picture: 'queue', table: ofFrame(queueTable) },
  { id: 'lorenz', title: 'data.lorenz', picture: 'lorenz', table: ofFrame(lorenzTable) },
  { id: 'leverage-mix', title: 'data.mix', picture: 'mix', table: mixTable },
  {
    id: 'journal',
    title: 'data.journal',
    picture: null,
    table: async (lab) => journalTable(await lab.journal()),
  },
  {
    id: 'accounts',
    title: 'data.accounts',
    picture: null,
    table: async (lab) => worldTable(await lab.world()),
  },
]

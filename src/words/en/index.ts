import { app } from './app.ts'
import { data } from './data.ts'
import { editing } from './edit.ts'
import { happened } from './happened.ts'
import { importing } from './import.ts'
import { page } from './page.ts'
import { pays } from './pays.ts'
import { phone } from './phone.ts'
import { queue } from './queue.ts'
import { setup } from './setup.ts'
import { stage } from './stage.ts'
import { transport } from './transport.ts'
import { why } from './why.ts'
import { you } from './you.ts'

/** The words of the page as it opens. */
export const first = {
  ...app,
  ...data,
  ...happened,
  ...page,
  ...pays,
  ...phone,
  ...queue,
  ...setup,
  ...stage,
  ...transport,
  ...why,
  ...you,
}

export { editing, importing }

/** Every word of the screen, in English. */
export const english = { ...first, ...editing, ...importing }

export type WordId = keyof typeof english

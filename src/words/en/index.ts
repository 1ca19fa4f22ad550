import { app } from './app.ts'
import { calc } from './calc.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'
import { editing } from './edit.ts'
import { explained } from './explained.ts'
import { happened } from './happened.ts'
import { help } from './help.ts'
import { importing } from './import.ts'
import { link } from './link.ts'
import { live } from './live.ts'
import { look } from './look.ts'
import { model } from './model.ts'
import { page } from './page.ts'
import { pays } from './pays.ts'
import { phone } from './phone.ts'
import { queue } from './queue.ts'
import { rules } from './rules.ts'
import { setup } from './setup.ts'
import { sheet } from './sheet.ts'
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

/** Words that load with the part that says them, by the name of their module: `virtual:english/<name>`. */
export const later = {
  calc,
  compare,
  edit: editing,
  explained,
  help,
  import: importing,
  link,
  live,
  look,
  model,
  rules,
  sheet,
}

/** Every word of the screen, in English. */
export const english = {
  ...first,
  ...calc,
  ...compare,
  ...editing,
  ...explained,
  ...help,
  ...importing,
  ...link,
  ...live,
  ...look,
  ...model,
  ...rules,
  ...sheet,
}

export type WordId = keyof typeof english

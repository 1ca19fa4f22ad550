import { openLab } from '../store/lab.test-kit.ts'
import type { PageProps } from './page/pages.ts'

/** What the application gives a page, with nothing behind it but the real engine. */
export function pageProps(given: Partial<PageProps> = {}): PageProps {
  return {
    rest: '',
    keep: () => undefined,
    makeLab: (scenario) => openLab(scenario).lab,
    scenarioFile: () => Promise.reject(new Error('no scenario here')),
    rulebookFile: () => Promise.reject(new Error('no rulebook here')),
    openLink: () => Promise.reject(new Error('no address here')),
    linkTo: () => Promise.resolve(null),
    labHref: '#/',
    committed: null,
    ...given,
  }
}

export const page = {
  'page.title': '{title} · Plimsoll',
  'page.places': 'Pages',
  'page.lab': 'Lab',
  'page.calc': 'Calculator',
  'page.rules': 'Rulebooks',
  'page.model': 'Model',
  'page.compare': 'Compare',
} as const

export const page = {
  'page.title': '{title} · Plimsoll',
  'page.places': 'Pages',
  'page.lab': 'Lab',
  'page.compare': 'Compare',
} as const

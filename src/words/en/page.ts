export const page = {
  'page.title': '{title} · Plimsoll',
  'page.places': 'Pages',
  'page.lab': 'Lab',
  'page.model': 'Model',
} as const

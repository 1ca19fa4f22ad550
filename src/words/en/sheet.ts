/** The words of the data sheet. */
export const sheet = {
  'data.title': 'Data',
  'data.which': 'Of',
  'data.loading': 'Collecting…',
  'data.empty': 'No rows yet.',
  'data.first': 'The first {shown} of {all} rows; a file holds all of them.',
  'data.noPicture': 'This browser could not draw the picture; the SVG holds the same.',
  'data.ladder': 'Ladder: who goes under at each price',
  'data.rounds': 'Path: hand, mark and events by round',
  'data.depth': 'Depth',
  'data.pays': 'Who pays',
  'data.queue': 'Deleveraging queue',
  'data.lorenz': 'Lorenz curves',
  'data.mix': 'Leverage mix',
  'data.journal': 'Journal: every event and every change of money',
  'data.accounts': 'Accounts and positions',
} as const

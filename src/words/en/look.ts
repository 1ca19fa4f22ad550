/** What the page's appearance can be. */
export const look = {
  'app.theme': 'Theme',
  'app.asTheSystem': 'As the system',
  'app.themeLight': 'Light',
  'app.themeDark': 'Dark',
  'app.motion': 'Motion',
  'app.motionReduce': 'Reduced',
  'app.palette': 'Price path',
  'app.paletteInk': 'Ink',
  'app.paletteWestern': 'Rising green, falling red',
  'app.paletteEastAsia': 'Rising red, falling green',
  'app.numbers': 'Numbers',
  'app.numbersEn': '1,234.5',
  'app.numbersDe': '1.234,5',
  'app.numbersFr': '1 234,5',
  'app.numbersIn': '1,00,234.5',
} as const

/** What the keys do. */
export const help = {
  'app.keyPrice': 'Mark price, by 0.1 %',
  'app.keyPriceMore': 'by 1 %',
  'app.keyPricePage': 'by 5 %',
  'app.keyPriceEnds': 'lowest and highest price',
  'app.keyPriceNext': 'to the next liquidation',
  'app.keyZoom': 'fewer or more prices in view (on a handle of the waterline); Ctrl/⌘ + wheel does the same',
  'app.keyType': 'type a number (on a handle)',
  'app.keyEscape': 'put back what was',
  'app.keyUndo': 'undo',
  'app.keyRedo': 'redo',
  'app.keyPlay': 'play the rounds, pause',
  'app.keyRounds': 'one round back or on (on the track)',
  'app.keyHelp': 'this help',
} as const

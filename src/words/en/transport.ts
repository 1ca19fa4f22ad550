export const transport = {
  'transport.title': 'Rounds',
  'transport.start': 'To the start',
  'transport.back': 'Round back',
  'transport.on': 'Round on',
  'transport.play': 'Play',
  'transport.pause': 'Pause',
  'transport.round': 'round {round} of {rounds}',
  'transport.none': 'no rounds yet',
  'transport.scrub': 'Round',
  'transport.seed': 'seed {seed}',
  'transport.digest': 'run {digest}',
  'transport.digestTitle': 'The same wherever the same scenario is run',
  'transport.speed': 'Speed',
  'transport.reset': 'Back to the start price',
  'transport.tick':
    'Round {round}:{liquidation, plural, =1 { liquidations} other {}}{fund, plural, =1 { the fund pays} other {}}{adl, plural, =1 { deleveraging} other {}}',
} as const

export const queue = {
  'queue.title': 'The deleveraging queue',
  'queue.winners': '{side, select, long {winning longs} other {winning shorts}}, by {score}',
  'queue.none': 'Nobody is winning, so there is no one to deleverage.',
  'queue.closed': '{count, plural, one {# winner deleveraged} other {# winners deleveraged}}, at {price}',
  'queue.hypothetical': 'if 1 % of their open interest had to be closed now',
  'queue.first': 'first to be closed',
  'queue.last': 'last',
  'queue.you': 'you · place {place} of {of}',
  'queue.rankQueue': 'rank queue, Gini {gini}',
  'queue.proRata': 'pro-rata, Gini {gini}',
  'queue.lorenz':
    'Lorenz curves: share of what is given up by the least-hit share of winners. Rank queue {rank}, pro-rata {prorata}.',
  'queue.bar':
    'Bar {rank}: {width, plural, one {one winner} other {# winners}}, {notional}, mean score {score}, {closed} {isReal, plural, =1 {closed} other {would be closed}}',
  'queue.head':
    'Rank {rank}: {name}. Score {first} × {second} = {score}. {closed} of {lots} lots {isReal, plural, =1 {closed} other {would be closed}}.',
  'queue.inLine': 'First in line',
  'queue.scoreBX': 'profit × leverage',
  'queue.scoreHL': 'mark/entry × leverage',
  'queue.scoreWalk': 'order of the walk, from a row drawn by chance',
  'queue.scoreOld': 'profit × margin ratio',
} as const

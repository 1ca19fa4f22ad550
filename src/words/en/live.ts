export const live = {
  'live.title': 'Live data',
  'live.switch': 'Ask a venue',
  'live.off': 'Off: nothing leaves this browser.',
  'live.on':
    'On: while this panel is open, this browser asks {venue} itself. The venue sees your address, as with any page you open, and nothing else.',
  'live.keep': 'Switch it on whenever I open this panel, on this device',
  'live.venue': 'Venue',
  'live.market': 'Market',
  'live.numbers': 'Numbers',
  'live.mark': 'Mark price',
  'live.oracle': 'Mark price (the oracle)',
  'live.funding': 'Funding',
  'live.fundingValue': '{rate} in {hours, plural, one {# hour} other {# hours}}',
  'live.openInterest': 'Open interest',
  'live.bids': 'Bids within 1 %',
  'live.asks': 'Asks within 1 %',
  'live.atLeast': 'at least {amount}',
  'live.tiers': 'Tier table',
  'live.tier': 'from {floor}: {rate}, {leverage}',
  'live.noTiers': '{venue} publishes none here',
  'live.noSnapshotPrice': 'no snapshot of the price',
  'live.noSnapshot': 'no snapshot',
  'live.secondsAgo': '{seconds} s ago',
  'live.minutesAgo': '{minutes} min ago',
  'live.read': 'read {day}',
  'live.source': '{venue}, {from}',
  'live.every': '{venue} is asked every {seconds} s.',
  'live.asking': 'Asking {venue}…',
  'live.slow':
    '{venue} is slow: no answer yet. {has, select, yes {The numbers are the last that came.} other {}}',
  'live.failed':
    '{reason} {has, select, yes {The numbers are the last that came.} other {}} Next attempt in {seconds} s.',
  'live.reason.offline': '{venue} cannot be reached: there is no network, or it lets this page read nothing.',
  'live.reason.timeout': '{venue} did not answer within {seconds} s.',
  'live.reason.refused':
    '{venue} refused: status {status}{status, select, 429 {, too many questions} other {}}.',
  'live.reason.tooLarge': 'The answer of {venue} is larger than {limit} MB and was not read to its end.',
  'live.reason.malformed':
    'The answer of {venue} is not what it documents: {field} is {value}; allowed: {allowed}.',
  'live.reason.unknown': 'Something went wrong: {note}.',
  'live.use': 'Use these in the scenario',
  'live.useHint':
    '{symbol} goes to {price}, the nearest price on its tick, and its depth at 1 % to {depth}, the thinner side. Path, range, price steps and your position keep their proportions. Undo takes it back.',
  'live.useFunding':
    'One funding payment as a step: {payer, select, longs {longs} other {shorts}} pay {rate}',
  'live.useTiers': 'The tier table, into {rulebook}',
  'live.useRefused': 'The scenario cannot take this:',
  'live.problem': '{field} is {value}; allowed: {allowed}',
  'live.remark': 'The tier table of {market} as {venue} published it at {time} UTC.',
  'live.sourceText': '{venue}, public interface: {from}',
  'live.which': 'Which venues, and why no others',
  'live.whichHyperliquid':
    'Hyperliquid, info endpoint: client libraries document that it answers browsers. Its book ends after 20 levels a side, so prices are put together until they reach 1 %.',
  'live.whichDydx':
    'dYdX v4, indexer: its source answers every origin. It marks by the oracle and has one tier a market.',
  'live.whichDeribit':
    'Deribit, public interface: third-party evidence that it answers browsers. Its margin grows with size along a line, so there is no table.',
  'live.whichNot':
    'Binance, Bybit, OKX, BitMEX, Kraken Futures and the others are left out: that a page may read their answers is documented nowhere we found, and of several the opposite is reported.',
} as const

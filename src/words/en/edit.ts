export const editing = {
  'edit.title': 'Edit the rules',
  'edit.close': 'Close the editor',
  'edit.views': 'Form or JSON',
  'edit.form': 'Form',
  'edit.json': 'JSON',
  'edit.jsonLabel': 'The whole rulebook as JSON',
  'edit.rest': 'Name, dates, sources and remarks stand in the JSON.',
  'edit.unreadable': 'The text is no JSON now; the form is there again when it is.',

  'edit.save': 'Save as a file',
  'edit.load': 'Load a file',
  'edit.dropHere': 'A file can be dropped here as well.',
  'edit.notLoaded': '{name} was not loaded, and nothing was changed.',
  'edit.loaded': '{name} was loaded.',
  'edit.tooLarge': '{name} has {size}; a rulebook has at most {most}. Nothing was changed.',
  'edit.notRead': '{name} could not be read: {reason}. Nothing was changed.',

  'edit.problems':
    '{count, plural, one {One thing is} other {# things are}} wrong: nothing of it is applied yet',
  'edit.problem': '{field} is {value}; allowed: {allowed}.',
  'edit.here': '{value} cannot be; allowed: {allowed}.',
  'edit.noJson': 'Line {line}, column {column}: {found} cannot stand here; JSON is allowed.',
  'edit.noJsonEnd': 'Line {line}, column {column}: the text ends here before its JSON does.',
  'edit.more': 'and {count} more',
  'edit.drop': 'Back to what is applied',

  'edit.changes': 'Changes to {name}',
  'edit.noChanges': 'None: it is as its file says.',
  'edit.noOriginal': 'It has no file here that it could be compared with.',
  'edit.change': '{before} → {after}',
  'edit.nothing': 'nothing',
  'edit.putBack': 'put back',
  'edit.putBackOne': 'Put back {field}',
  'edit.putBackAll': 'Put all back',

  'edit.margin': 'Margin',
  'edit.trigger': 'Trigger',
  'edit.procedure': 'Procedure',
  'edit.surplus': 'Surplus',
  'edit.waterfall': 'Waterfall',
  'edit.deleveraging': 'Deleveraging',
  'edit.units': 'Units',
  'edit.timing': 'Timing',

  'edit.range': '{low} to {high}',
  'edit.openRange': 'above {low}, at most {high}',
  'edit.fromVenue': 'Numbers as at {venue}.',
  'edit.fromLeast':
    'No rulebook here does so: the numbers are the least that may be, and what has no least is left blank.',

  'edit.model': 'Model',
  'edit.models':
    '{choice, select, flat {one rate} deduction {tiers, continuous} step {tiers, whole position} slope {a line in the size} sqrt {root of the size} other {{choice}}}',
  'edit.rate': 'Maintenance rate',
  'edit.maxLeverage': 'Highest leverage',
  'edit.basis': 'Measured on',
  'edit.bases': '{choice, select, mark {value at mark} entry {value at entry} other {{choice}}}',
  'edit.closingFee': 'Closing fee within',
  'edit.unit': 'Boundaries are',
  'edit.unitChoices': '{choice, select, value {values} size {sizes} other {{choice}}}',
  'edit.tiers': 'Tiers',
  'edit.floor': 'From',
  'edit.base': 'Base rate',
  'edit.slope': 'Slope',
  'edit.threshold': 'Threshold',
  'edit.lines': 'Lines by market',

  'edit.tier': 'Tier {number}: {field}',
  'edit.addTier': 'Add a tier',
  'edit.removeTier': 'Remove tier {number}',
  'edit.market': 'Market',
  'edit.otherMarkets': 'all others',
  'edit.addMarket': 'Give {market} its own',
  'edit.removeMarket': 'Remove {market}',

  'edit.strict': 'Only below the requirement, not yet at it',
  'edit.legs': 'Of several positions',
  'edit.legChoices': '{choice, select, all {close all} worstFirst {the worst first} other {{choice}}}',

  'edit.kind': 'How much is closed',
  'edit.kinds':
    '{choice, select, closeAll {all at once} fixedFraction {a fraction first} tierDown {down by tiers} proRataSlice {pro-rata slices} throttled {so much a round} restore {back to the margin} other {{choice}}}',
  'edit.fraction': 'First tranche',
  'edit.above': 'For positions above',
  'edit.cooldownSeconds': 'Cooldown, s',
  'edit.tiersDown': 'Tiers at a time',
  'edit.repeat': 'Again while it does not suffice',
  'edit.step': 'Slice',
  'edit.target': 'Until requirement / equity is below',
  'edit.atMost': 'At most, of the position',
  'edit.notional': 'Or at most, notional',
  'edit.buffer': 'Buffer on the rate',
  'edit.closeFee': 'Cost of closing',

  'edit.to': 'What is left goes to',
  'edit.tos':
    '{choice, select, trader {the trader} fund {the fund} split {fee, then trader} other {{choice}}}',
  'edit.splitFee': 'Fee on what is closed',

  'edit.layers':
    '{choice, select, fund {insurance fund} vault {backstop vault} venue {the venue} adl {deleveraging} socialised {all open positions} clawback {winners of the period} other {{choice}}}',
  'edit.below': 'Takes over below, of the requirement',

  'edit.triggers': 'Deleveraging begins when',
  'edit.triggerKinds':
    '{choice, select, fundEmpty {the fund is empty} drawdown {the fund has fallen} netNotional {the fund has taken enough} negativeEquity {equity is negative} poolRatio {profit presses the pool} other {{choice}}}',
  'edit.drawdownLimit': 'Fallen by',
  'edit.windowSeconds': 'Within, s',
  'edit.share': 'Notional per fund',
  'edit.poolLimit': 'Profit / pool above',
  'edit.poolFloor': 'Down to',
  'edit.score': 'Score',
  'edit.scores':
    '{choice, select, BXADL {BitMEX} BNADLNEW {Binance, new} BNADLOLD {Binance, old} OKADL2024 {OKX, 2024} HLADLDOC {Hyperliquid, documented} HLADLOBS {Hyperliquid, observed} random {by chance} other {{choice}}}',
  'edit.allocation': 'Quantity',
  'edit.allocations': '{choice, select, rankQueue {rank queue} contractProRata {pro-rata} other {{choice}}}',
  'edit.price': 'Price',
  'edit.prices':
    '{choice, select, bankruptcy {bankruptcy price} mark {mark price} previousMark {previous mark price} oracle {oracle price} other {{choice}}}',
  'edit.protectPrincipal': 'Winners never give up more than their profit',

  'edit.settles': 'Settles in',
  'edit.contractKind': 'Contract',
  'edit.contractKinds':
    '{choice, select, linear {linear} inverse {inverse} quanto {quanto} other {{choice}}}',
  'edit.contract': 'Size of a contract',
  'edit.tick': 'Tick',
  'edit.prints': 'Liquidation prices',
  'edit.printChoices':
    '{choice, select, exact {as computed} againstTrader {on the tick that comes first} other {{choice}}}',
  'edit.quantum': 'Smallest amount of money',

  'edit.roundSeconds': 'A round lasts, s',

  'edit.item': '{number}. {name}',
  'edit.up': 'Move {name} up',
  'edit.down': 'Move {name} down',
  'edit.remove': 'Remove {name}',
  'edit.addWhat': 'What to add to: {list}',
  'edit.add': 'Add',
} as const

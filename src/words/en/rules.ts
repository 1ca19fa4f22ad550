export const rules = {
  'rules.title': 'Rulebooks',
  'rules.lead':
    'What each venue does, as far as it is known, with the source of every statement. Numbers are those of the day that stands beside the name.',
  'rules.line':
    '{margin}; {procedure}; {isDeleveraging, plural, =1 {deleverages {score}, {price}} other {no deleveraging}}',
  'rules.dated': 'rules of {date}',
  'rules.waiting': 'Loading…',
  'rules.all': 'All rulebooks',
  'rules.openLab': 'Open the lab under these rules',
  'rules.compare': 'Compare with the textbook venue',
  'rules.noLink': 'The scenario in the lab fits in no link; choose the rulebook there.',

  'rules.short.flat': 'one rate at every size',
  'rules.short.deduction': 'tiers less a deduction',
  'rules.short.step': 'steps by value',
  'rules.short.stepSize': 'steps by size',
  'rules.short.slope': 'a rate that grows with the size',
  'rules.short.sqrt': 'a rate that grows with the root of the size',
  'rules.short.closeAll': 'closed whole',
  'rules.short.fixedFraction': '{fraction} first above {above}',
  'rules.short.tierDown':
    '{tiers, plural, one {one tier down} other {# tiers down}}{isRepeated, plural, =1 { at a time} other {, once}}',
  'rules.short.proRataSlice': 'the same slice of every position',
  'rules.short.throttled': 'a share a round',
  'rules.short.restore': 'as much as restores the margin',
  'rules.short.ranked': 'by rank ({score})',
  'rules.short.proRata': 'pro rata',
  'rules.short.walk': 'a chance walk',
  'rules.short.bankruptcy': 'at the bankruptcy price',
  'rules.short.mark': 'at the mark price',
  'rules.short.previousMark': 'at the previous mark price',
  'rules.short.oracle': 'at the oracle price',

  'rules.margin': 'Margin',
  'rules.margin.flat': 'Maintenance margin is {rate} of the value, at every size.',
  'rules.margin.deduction':
    'Maintenance margin goes by tiers: the rate of the tier is taken on the whole value, less a deduction that makes it continuous. So each band of the value pays its own rate, and nothing jumps at a floor.',
  'rules.margin.step':
    'Maintenance margin goes by tiers of value: the rate of the tier holds for the whole position, so that the requirement jumps at each floor.',
  'rules.margin.stepSize':
    'Maintenance margin goes by tiers of size, whatever the price: the rate of the tier holds for the whole position, so that the requirement jumps at each floor.',
  'rules.margin.slope':
    'The maintenance rate grows with the size of the position: {base}, and {slope} more for each unit of size above {threshold}{others, plural, =0 {.} one {; # market has a line of its own.} other {; # markets have lines of their own.}}',
  'rules.margin.sqrt':
    'The maintenance rate grows with the root of the size: four fifths of {base}, and {slope} times the root of the size, but at least {base}.',
  'rules.basis.mark': 'It is measured on the value at the mark price, and moves with it.',
  'rules.basis.entry':
    'It is measured on the value at the average entry price, so that it does not move with the price.',
  'rules.fee':
    '{isCounted, plural, =0 {The fee for closing is no part of it.} other {The fee for closing is part of it: {fee} on top of every rate.}}',
  'rules.initial':
    'A position is opened with its value divided by the leverage chosen: at most {leverage}, and never more than its tier allows.',
  'rules.initialFlat':
    'A position is opened with its value divided by the leverage chosen: at most {leverage}.',

  'rules.tiersLead': 'The tiers, by market:',
  'rules.market': 'Market',
  'rules.otherMarkets': 'all other markets',
  'rules.allMarkets': 'all markets',
  'rules.tierTable': 'Tiers of {market}',
  'rules.from': 'Floor ({unit})',
  'rules.value': 'value',
  'rules.valueIn': 'value in {currency}',
  'rules.size': 'size',
  'rules.rate': 'Maintenance rate',
  'rules.deduction': 'Deduction',
  'rules.leverage': 'Highest leverage',
  'rules.initialRate': 'Initial margin',
  'rules.slopeTable': 'Rates by size',
  'rules.base': 'Base rate',
  'rules.slope': 'More for each unit',
  'rules.threshold': 'Above a size of',
  'rules.figure':
    'Fig. 1. What is required in {market}: {isOne, plural, =1 {requirement / value} other {the rate of the tier, and the effective rate, which is requirement / value}}.',
  'rules.figureOne':
    'In {market} the same is required at every size, so that there is nothing to draw: {rate} of the value.',
  'rules.chart':
    'Requirement in {market} as a share of the value, from {low} to {high}, on a logarithmic axis',
  'rules.axis': '{what}, logarithmic scale',
  'rules.rateAxis': 'share of the value{isLog, plural, =1 {, logarithmic scale} other {}}',
  'rules.lineRate': 'rate of the tier',
  'rules.lineEffective': 'effective rate',
  'rules.lineOne': 'rate',
  'rules.point': '{amount}: rate {rate}, effective {effective}',
  'rules.pointOne': '{amount}: rate {rate}',
  'rules.logRate': 'Logarithmic scale of rates',
  'rules.at': 'Required at a {what} of',
  'rules.reading':
    '{isMoney, plural, =1 {At {amount} the rate is {rate} and {required} are required: {effective} of the value.} other {At {amount} the rate is {rate} of the value.}}',
  'rules.samples': 'The figure as a table',
  'rules.samplesOf': 'Samples of the figure',
  'rules.effective': 'Effective rate',
  'rules.required': 'Required',

  'rules.when': 'What happens when',
  'rules.trigger.strict':
    'An account is liquidated when its equity is below the requirement; while the two are equal it stands.',
  'rules.trigger.reached': 'An account is liquidated as soon as its equity is down to the requirement.',
  'rules.closeAll': 'All of it is closed at once.',
  'rules.fixedFraction':
    'A position loses {fraction} first when above {above}; triggered again within {cooldown}, or at {above} and below, everything goes.',
  'rules.tierDown':
    'As much is closed as brings the position {tiers, plural, one {one tier} other {# tiers}} down, once a round for as long as that does not suffice. From the lowest tier everything goes.',
  'rules.tierDownOnce':
    'One order brings the position down by {tiers, plural, one {a tier} other {# tiers}}, or further to the first tier in which its margin suffices. If it is triggered again in the next round, or there is no such tier, everything goes.',
  'rules.proRataSlice':
    'Every position loses the same share: the least multiple of {step} after which the requirement is below {target} of the equity. Where no share suffices everything goes.',
  'rules.throttled':
    'At most {fraction} of the position or {notional}, whichever is more, is closed in a round.',
  'rules.restore':
    'As much is closed as brings the equity back to the requirement with {buffer} added to every rate, when closing costs {fee} of the value.',
  'rules.legs.all': 'An account with several positions closes all of them.',
  'rules.legs.worstFirst':
    'An account with several positions closes the worst of them first and is then tested again.',
  'rules.surplus.trader': 'What closing leaves stays with the trader.',
  'rules.surplus.fund': 'What closing leaves goes to the insurance fund.',
  'rules.surplus.split':
    'What closing leaves stays with the trader, less a fee of {fee} on the value that is closed.',
  'rules.round': 'A round of the model stands for {seconds}: cooldowns and windows are counted in rounds.',
  'rules.seconds': '{count, plural, one {one second} other {# seconds}}',
  'rules.hours': '{count, plural, one {one hour} other {# hours}}',

  'rules.pays': 'Who pays',
  'rules.paysLead': 'A loss goes down these steps until it is paid.',
  'rules.layer.margin': 'The trader’s own margin',
  'rules.layerSays.margin': 'down to nothing: what is lost beyond it is a deficit.',
  'rules.layer.fund': 'Insurance fund',
  'rules.layerSays.fund': 'pays the deficit, as far as it may and has it.',
  'rules.layer.vault': 'Backstop vault',
  'rules.layerSays.vault':
    'takes over, whole, an account whose equity is below {below} of its requirement and not below zero.',
  'rules.layer.venue': 'Venue capital',
  'rules.layerSays.venue': 'pays the deficit, as far as it has it.',
  'rules.layer.adl': 'Deleveraged winners',
  'rules.layerSays.adl': 'give up lots to what cannot be closed above.',
  'rules.layer.socialised': 'Socialised loss',
  'rules.layerSays.socialised': 'is charged at once to every open position of the market, by size.',
  'rules.layer.clawback': 'Clawback',
  'rules.layerSays.clawback': 'is collected at settlement from the winners of the period, by net profit.',
  'rules.layer.residual': 'Nobody',
  'rules.layerSays.residual': 'pays what is left: it stays as the account’s negative cash.',

  'rules.adl': 'Deleveraging',
  'rules.noAdl': 'This venue does not deleverage.',
  'rules.adl.fundEmpty': 'It begins when the layers above it are empty.',
  'rules.adl.drawdown':
    'The fund pays until it is {limit} below its greatest value of the last {window}; only what is beyond that goes on.',
  'rules.adl.netNotional':
    'The fund takes over at most {share} of its own size as notional in a round; the rest is deleveraged even while it could pay.',
  'rules.adl.negativeEquity': 'An account whose equity is below zero goes straight to deleveraging.',
  'rules.adl.poolRatio':
    'When one side’s profit is above {limit} of the pool, its winners are closed until it is at {floor}.',
  'rules.score.bx':
    'Winners stand in line by profit over the value at entry, times effective leverage (BX-ADL).',
  'rules.score.bnNew':
    'Winners stand in line by profit over the value at mark, times effective leverage (BN-ADL-NEW).',
  'rules.score.bnOld':
    'Winners stand in line by profit over the wallet, times the margin ratio (BN-ADL-OLD).',
  'rules.score.ok':
    'Winners stand in line by profit over the value at entry, times the margin ratio (OK-ADL-2024).',
  'rules.score.hlDoc':
    'Winners stand in line by mark price over entry price, times effective leverage, for shorts as for longs (HL-ADL-DOC).',
  'rules.score.hlObs':
    'Winners stand in line by effective leverage times profit over the value at entry (HL-ADL-OBS).',
  'rules.score.walk':
    'There is no score: counterparties, losing ones too, are walked from one that chance has drawn.',
  'rules.allocation.rankQueue': 'Down the line, each gives all it can until the lots are placed.',
  'rules.allocation.contractProRata':
    'All give in proportion to the lots that they can give, the remainders to the largest.',
  'rules.price.bankruptcy': 'They are closed at the bankruptcy price of the account that could not pay.',
  'rules.price.mark': 'They are closed at the mark price.',
  'rules.price.previousMark': 'They are closed at the mark price before the move that put the account under.',
  'rules.price.oracle': 'They are closed at the oracle price.',
  'rules.principal.kept': 'Nobody gives up more than the profit of the position that is closed.',
  'rules.principal.open':
    'A winner may be closed at a price worse than its own entry, and so give up more than its profit.',

  'rules.units': 'Units',
  'rules.unitsLead': 'How the venue counts and rounds. This decides what is printed, never what is computed.',
  'rules.unitsTable': 'Units by market',
  'rules.settles': 'Paid in',
  'rules.kind': 'Kind',
  'rules.kindOf': '{kind, select, linear {linear} inverse {inverse} other {quanto}}',
  'rules.contract': 'One contract',
  'rules.tick': 'Tick',
  'rules.prints': 'Liquidation price',
  'rules.printsOf': '{prints, select, againstTrader {on the tick, against the trader} other {as computed}}',
  'rules.quantum': 'Smallest money',
  'rules.noQuantum': 'not stated',

  'rules.known': 'What is verified and what is not',
  'rules.knownCount':
    'Of {all} remarks {documented} rest on what the venue itself says; {weaker} are weaker than that, and {chosen} are choices of ours. Of a statement without a mark the rulebook remarks nothing.',
  'rules.group.source': 'Read in the venue’s own source code',
  'rules.group.documented': 'Documented by the venue',
  'rules.group.thirdParty': 'From a third party',
  'rules.group.observed': 'Observed by others',
  'rules.group.unverified': 'Unverified',
  'rules.silent': 'no remark in the rulebook',

  'rules.simplified': 'What is simplified',
  'rules.simplifiedLead': 'Choices of ours in this rulebook:',
  'rules.limitsLead': 'Limits of the model that bear on it:',
  'rules.sources': 'Sources',
  'rules.read': 'read {date}',

  'rules.changes': 'What it changes',
  'rules.changesLead': 'A variant of {name}. All that is not listed here is the same there.',
  'rules.change': '{was} → {now}',
  'rules.none': 'nothing',
  'rules.entries': '{count, plural, one {a table of # entry} other {a table of # entries}}',
} as const

import {
  backstop,
  initialMarginOf,
  isLiquidatable,
  maintenanceMargin,
  positionMargins,
  riskLimit,
  slopeAbove,
  slopeMargin,
  tierDeductions,
  tierLookup,
  unrealizedPnl,
} from './margins.ts'
import {
  bankruptcyOfAccount,
  bankruptcyOfDeposit,
  bankruptcyPrice,
  bankruptcyQuote,
  bankruptcyWithFee,
  bothPrices,
  liquidationBeforeFee,
  liquidationPrice,
  liquidationPriceBySize,
  zeroPrice,
} from './prices.ts'
import { adlAllocation, adlOrder, adlRank, oldBinanceRank } from './ranks.ts'
import type { Inputs } from './vector.ts'
import { fundingMark, insuranceFundDelta, partialLiquidation, portfolioMarginState } from './venues.ts'

/** Answers one kind of case with the engine's own code. */
type Rule = (inputs: Inputs) => unknown

const onMark = liquidationPrice({ onEntry: false, hasFee: false })
const onMarkWithFee = liquidationPrice({ onEntry: false, hasFee: true })
const onEntryWithFee = liquidationPrice({ onEntry: true, hasFee: true })

/**
 * Everything that can be answered, by `what formula`. Binance and Hyperliquid leave the fee for closing out of the
 * requirement; everywhere else it counts when a case gives it.
 */
export const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['liquidationPrice BN-LP', onMark],
  ['liquidationPrice HL-LP', onMark],
  ['liquidationPrice DX-LP', onMark],
  ['liquidationPrice DR-LP', liquidationPriceBySize],
  ['liquidationPrice LIN-LP', onMarkWithFee],
  ['liquidationPrice INV-LP-CUR', onMarkWithFee],
  ['liquidationPrice OK-LP-ISO-LIN', onMarkWithFee],
  ['liquidationPrice OK-LP-ISO-INV', onMarkWithFee],
  ['liquidationPrice KR-LP', onMarkWithFee],
  ['liquidationPrice LIN-LP-ENTRY', onEntryWithFee],
  ['liquidationPrice INV-LP', onEntryWithFee],
  ['liquidationPrice BY-LP-ISO-LIN', onEntryWithFee],
  ['liquidationPrice BY-LP-ISO-INV', onEntryWithFee],
  ['liquidationPrice DE-LP', onEntryWithFee],
  ['liquidationPrice BY-LP-INV-CROSS', liquidationBeforeFee],
  ['bankruptcyPrice LIN-BK', bankruptcyPrice],
  ['bankruptcyPrice INV-BK', bankruptcyPrice],
  ['bankruptcyPrice BX-BK', bothPrices],
  ['bankruptcyPrice BY-BK-LIN', bankruptcyPrice],
  ['bankruptcyPrice BY-BK-INV', bankruptcyPrice],
  ['bankruptcyPrice BY-BK-INV-CROSS', bankruptcyWithFee],
  ['bankruptcyPrice BY-BK-ADL', bankruptcyOfAccount],
  ['bankruptcyPrice DE-BK', bankruptcyPrice],
  ['bankruptcyPrice KR-BK', bankruptcyPrice],
  ['bankruptcyPrice DX-BK', bankruptcyOfDeposit],
  ['bankruptcyQuote DX-BK', bankruptcyQuote],
  ['zeroPrice LT-ZERO', zeroPrice],
  ['unrealizedPnl PNL-LIN', unrealizedPnl],
  ['unrealizedPnl PNL-INV', unrealizedPnl],
  ['maintenanceMargin BN-MM', maintenanceMargin],
  ['maintenanceMargin HL-MM', maintenanceMargin],
  ['maintenanceMargin BY-MM', maintenanceMargin],
  ['maintenanceMargin BY-MM-MARGINAL', maintenanceMargin],
  ['maintenanceMargin DB-MARGIN', slopeMargin],
  ['maintenanceMargin DE-MM', slopeAbove],
  ['initialMargin BN-IM', initialMarginOf],
  ['initialMargin BX-IM', initialMarginOf],
  ['initialMargin BY-IM', initialMarginOf],
  ['initialMargin DB-MARGIN', slopeMargin],
  ['positionMargins BY-MM-INV', positionMargins],
  ['tierLookup BN-TIER', tierLookup],
  ['tierLookup OK-TIER', tierLookup],
  ['tierDeductions BN-CUM', tierDeductions],
  ['riskLimit BX-RISK', riskLimit],
  ['adlRank BX-ADL', adlRank('BX-ADL')],
  ['adlRank DE-ADL', adlRank('BX-ADL')],
  ['adlRank OK-ADL-2024', adlRank('OK-ADL-2024')],
  ['adlRank BN-ADL-NEW', adlRank('BN-ADL-NEW')],
  ['adlRank BN-ADL-OLD', oldBinanceRank],
  ['adlRank HL-ADL-DOC', adlRank('HL-ADL-DOC')],
  ['adlRank HL-ADL-OBS', adlRank('HL-ADL-OBS')],
  ['adlOrder BX-ADL', adlOrder('BX-ADL')],
  ['adlOrder DE-ADL', adlOrder('BX-ADL')],
  ['adlOrder OK-ADL-2024', adlOrder('OK-ADL-2024')],
  ['adlOrder BN-ADL-NEW', adlOrder('BN-ADL-NEW')],
  ['adlOrder HL-ADL-DOC', adlOrder('HL-ADL-DOC')],
  ['adlOrder HL-ADL-OBS', adlOrder('HL-ADL-OBS')],
  ['adlAllocation BX-ADL', adlAllocation],
  ['adlAllocation DE-ADL', adlAllocation],
  ['insuranceFundDelta BX-IF', insuranceFundDelta],
  ['markPrice BX-MARK', fundingMark],
  ['portfolioMarginState BN-UNIMMR', portfolioMarginState],
  ['partialLiquidation HL-PARTIAL', partialLiquidation],
  ['liquidatable DX-LIQ', isLiquidatable],
  ['liquidationState HL-BACKSTOP', backstop],
])

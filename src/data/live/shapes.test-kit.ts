/*
 * The shape of the venues' answers, written from their documentation with numbers that are nobody's: 1, 2, 3. The time is
 * that of the test.
 */

export const hyperliquidSummary = () => [
  {
    universe: [
      { name: 'ONE', szDecimals: 2, maxLeverage: 20, marginTableId: 51 },
      { name: 'TWO', szDecimals: 0, maxLeverage: 5, marginTableId: 5, onlyIsolated: true },
      { name: 'GONE', szDecimals: 0, maxLeverage: 3, marginTableId: 3, isDelisted: true },
    ],
    marginTables: [
      [
        51,
        {
          description: 'shape only',
          marginTiers: [
            { lowerBound: '0.0', maxLeverage: 20 },
            { lowerBound: '3000.0', maxLeverage: 10 },
          ],
        },
      ],
    ],
    collateralToken: 0,
  },
  [
    {
      funding: '0.0001',
      openInterest: '30.0',
      prevDayPx: '1.0',
      dayNtlVlm: '1.0',
      premium: '0.0',
      oraclePx: '200.0',
      markPx: '200.0',
      midPx: '200.0',
      impactPxs: ['199.0', '201.0'],
      dayBaseVlm: '1.0',
    },
    {
      funding: '-0.0002',
      openInterest: '1.0',
      prevDayPx: '1.0',
      dayNtlVlm: '1.0',
      premium: null,
      oraclePx: '3.0',
      markPx: '3.0',
      midPx: null,
      impactPxs: null,
      dayBaseVlm: '1.0',
    },
    { markPx: null },
  ],
]

export const hyperliquidBook = (time: number) => ({
  coin: 'ONE',
  time,
  levels: [
    [
      { px: '199.0', sz: '2.0', n: 1 },
      { px: '198.0', sz: '1.0', n: 1 },
      { px: '197.0', sz: '100.0', n: 1 },
    ],
    [
      { px: '201.0', sz: '1.0', n: 1 },
      { px: '202.0', sz: '3.0', n: 1 },
      { px: '203.0', sz: '100.0', n: 1 },
    ],
  ],
})

export const dydxMarkets = () => ({
  markets: {
    'ONE-USD': {
      clobPairId: '0',
      ticker: 'ONE-USD',
      status: 'ACTIVE',
      oraclePrice: '200.0',
      priceChange24H: '1.0',
      volume24H: '1.0',
      trades24H: 1,
      nextFundingRate: '-0.0001',
      initialMarginFraction: '0.05',
      maintenanceMarginFraction: '0.03',
      openInterest: '30.0',
      tickSize: '0.1',
      stepSize: '0.01',
    },
  },
})

export const dydxBook = () => ({
  bids: [
    { price: '199.0', size: '2.0' },
    { price: '198.0', size: '1.0' },
  ],
  asks: [
    { price: '201.0', size: '1.0' },
    { price: '203.0', size: '100.0' },
  ],
})

export const deribitBook = (name: string, timestamp: number) => ({
  jsonrpc: '2.0',
  result: {
    timestamp,
    state: 'open',
    settlement_price: 1,
    open_interest: 3000,
    min_price: 1,
    max_price: 1000,
    mark_price: 200,
    last_price: 200,
    instrument_name: name,
    index_price: 200,
    funding_8h: 0.0001,
    current_funding: 0.0002,
    change_id: 1,
    bids: [
      [199, 300],
      [198, 100],
      [190, 9000],
    ],
    best_bid_price: 199,
    best_bid_amount: 300,
    best_ask_price: 201,
    best_ask_amount: 200,
    asks: [
      [201, 200],
      [202, 100],
    ],
  },
})

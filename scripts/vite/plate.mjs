/*
 * What stands on the page before any script has run: the first plate, drawn from the scenario that the page opens with.
 */

const WIDTH = 1000
const HEIGHT = 500
const AXIS = 900

/**
 * Puts the plate beside the element that the application renders into; the application removes it when it has a lab.
 * @param {{ markets: readonly { price: number, range: readonly number[] }[] }} scenario
 * @param {{ name: string, invite: string }} words
 * @returns {import('vite').Plugin}
 */
export function firstPlate(scenario, words) {
  return {
    name: 'plimsoll:plate',
    transformIndexHtml: (html) =>
      html.replace(
        '<div id="root"></div>',
        (root) => `${root}<div id="plate">${plate(scenario, words)}</div>`,
      ),
  }
}

/**
 * @param {{ markets: readonly { price: number, range: readonly number[] }[] }} scenario
 * @param {{ name: string, invite: string }} words
 */
function plate({ markets }, { name, invite }) {
  const [market] = markets
  if (market === undefined) throw new Error('the first scenario has no market')
  const [low = 0, high = 1] = market.range
  const y = HEIGHT * (1 - (market.price - low) / (high - low))
  const ink = 'currentColor'
  // Attributes, not styles: a strict host drops inline styles.
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" role="img" aria-label="${name}. ${invite}" font-family="Georgia, serif">`,
    `<text x="20" y="44" font-size="26" fill="${ink}">${name}</text>`,
    `<text x="20" y="110" font-size="22" fill="${ink}">${invite}</text>`,
    `<path d="M20 ${y}H${AXIS}M${AXIS} 60V${HEIGHT - 20}" stroke="${ink}" stroke-width="2" fill="none"/>`,
    `<circle cx="${AXIS}" cy="${y}" r="13" stroke="${ink}" stroke-width="2.5" fill="none"/>`,
    `<text x="${AXIS + 24}" y="${y + 5}" font-size="16" fill="${ink}">${market.price}</text>`,
    '</svg>',
  ].join('')
}

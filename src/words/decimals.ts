/**
 * Decimals that a multiple of `step` needs when it is written: 2 for 0.01 and for 0.25, 0 for 5. At most 12; a step of 0
 * has none.
 */
export function decimalsOf(step: number): number {
  const text = `${step}`
  const [digits = '', exponent = '0'] = text.split('e')
  const fraction = digits.split('.')[1] ?? ''
  return Math.min(12, Math.max(0, fraction.length - Number(exponent)))
}

/** A number as it is typed: in full, without group marks, by the locale's habit; a share as a percentage. */
export function numberText(value: number, locale: string, isShare: boolean): string {
  const style = isShare ? 'percent' : 'decimal'
  return new Intl.NumberFormat(locale, { style, useGrouping: false, maximumFractionDigits: 10 }).format(value)
}

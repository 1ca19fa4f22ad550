/** A number as it is, with the marks of the locale and no more digits than it needs: at most eight of them. */
export function plainNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 }).format(value).replace('-', '\u2212')
}

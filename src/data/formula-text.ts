/*
 * Spreadsheets run a cell of a CSV file as a formula if it begins with one of these, and account ids come from files of
 * others. An apostrophe before it makes it text; a text that has apostrophes there already gets one more, so that taking
 * one away gives back what was written.
 */
const FORMULA = /^'*[=+\-@\t\r\n]/
const MARKED = /^'+[=+\-@\t\r\n]/

/** A text as a CSV file can hold it without being run. One that is a number, such as -20, is no formula. */
export function markFormula(text: string): string {
  return FORMULA.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text
}

/** The text that was so marked; any other as it is. */
export function unmarkFormula(text: string): string {
  return MARKED.test(text) ? text.slice(1) : text
}

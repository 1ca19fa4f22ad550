/** The widest digit of the font under the bars and the least space between two labels, in pixels. */
const DIGIT = 7
const SPACE = 3

/**
 * Which labels under bars `step` pixels apart have room to be written, each under the middle of its bar: from the last to
 * the first, so that the end of the scale is always told.
 */
export function writtenFeet(labels: readonly string[], step: number): readonly boolean[] {
  const written = labels.map(() => false)
  let free = Number.POSITIVE_INFINITY
  for (let i = labels.length - 1; i >= 0; i--) {
    const half = ((labels[i]?.length ?? 0) * DIGIT) / 2
    if (i * step + half > free) continue
    written[i] = true
    free = i * step - half - SPACE
  }
  return written
}

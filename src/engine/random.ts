/**
 * Seeded generator of 32-bit numbers (sfc32, Chris Doty-Humphrey's small fast counting generator). Same seed and stream,
 * same numbers in every browser (rule N1). Its state is four words, saved and restored as an array.
 */
export class Random {
  private readonly state: Uint32Array

  /** `stream` keeps uses apart, so that one more draw in one of them shifts no other. */
  constructor(seed: number, stream: number) {
    this.state = Uint32Array.of(seed >>> 0, stream >>> 0, 0x9e3779b9, 1)
    for (let i = 0; i < 15; i++) this.next()
  }

  /** 0 to 2³² − 1. */
  next(): number {
    const s = this.state
    const sum = (s[0] + s[1] + s[3]) >>> 0
    s[3] = s[3] + 1
    s[0] = s[1] ^ (s[1] >>> 9)
    s[1] = s[2] + (s[2] << 3)
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum
    return sum
  }

  /** In (0, 1): never an end of the interval, so that a logarithm of it exists. */
  unit(): number {
    return (this.next() + 0.5) / 4294967296
  }
}

/** A broken invariant: our bug, never the user's. Carries what a replay needs. */
export class EngineFault extends Error {
  readonly code: string
  readonly round: number
  constructor(code: string, round: number, note: string) {
    super(`${code} in round ${round}: ${note}`)
    this.name = 'EngineFault'
    this.code = code
    this.round = round
  }
}

/** Input that the engine cannot use: which field, what stood there, what may stand there. Nothing was changed. */
export class Refusal extends Error {
  readonly field: string
  readonly value: string
  readonly allowed: string
  constructor(field: string, value: string, allowed: string) {
    super(`${field} is ${value}; allowed: ${allowed}`)
    this.name = 'Refusal'
    this.field = field
    this.value = value
    this.allowed = allowed
  }
}

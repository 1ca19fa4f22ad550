/** What an editor says about the fields of a rulebook. */
export const RULEBOOK_FIELDS: Readonly<Record<string, string>> = {
  id: 'Also the name of the file: small letters, digits and hyphens.',
  dated: 'The day whose rules these are, or on which they were read: YYYY-MM-DD.',
  sources: 'Where the numbers and rules come from, each with the day on which it was read.',
  remarks: 'How well a part is known, and why it is as it is. "path" names the part, such as adl.score.',
  margin: 'Maintenance margin: rates are fractions (0.005 is 0.5 %), floors are in the settlement currency.',
  trigger: 'strict: liquidated when equity is below the requirement; else already when it is equal to it.',
  procedure: 'How much of a liquidatable account is closed at once.',
  legs: 'Of a cross account with several positions: all of them, or the worst first and test again.',
  surplus: 'Who keeps what is left when a position closes better than its bankruptcy price.',
  waterfall: 'Who pays what is missing, in this order, after the trader’s own margin.',
  adl: 'Deleveraging: what triggers it, who is first, how much each gives, at which price.',
  roundSeconds: 'How long a round is taken to last: turns cooldowns and windows into rounds.',
}

/** What an editor says about the fields of a scenario. */
export const SCENARIO_FIELDS: Readonly<Record<string, string>> = {
  id: 'Also the name of the file: small letters, digits and hyphens.',
  idea: 'What there is to see, in a sentence.',
  origin: 'Where prices and positions come from: a market and a day, or that they are made up.',
  rulebook: 'Id of the rulebook.',
  seed: 'Of the generator that draws the crowd.',
  markets:
    'All of one payoff and one settlement currency. depth: forced notional that moves the price by 1 %.',
  crowd: 'Seeded accounts, or null. Shares and weights need not add up to one.',
  accounts:
    'Accounts with their own ids. Sizes are in base units (linear) or quote units (inverse); a short is negative.',
  you: 'The reader’s own position, or null: margin = value at entry / leverage + added. funding: what it has paid of that. others: in cross mode, the other positions of the account.',
  reserves: 'Money behind the traders’ own margin, in the settlement currency.',
  gap: 'Share of the next price step that is a jump, 0 to 1.',
  steps: 'What happens to the world, one after the other.',
}

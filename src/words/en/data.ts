export const data = {
  'data.scenario': 'Save the scenario',
  'data.scenarioHint': 'Rulebook, markets, accounts and steps in one file; Import opens it again.',
} as const

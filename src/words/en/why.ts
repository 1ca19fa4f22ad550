export const why = {
  'why.rule': 'Rule {rule} of MODEL.md',
} as const

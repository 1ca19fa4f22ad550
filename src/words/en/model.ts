export const model = {
  'model.title': 'The model',
  'model.contents': 'Contents of the model',
  'model.search': 'Search the rules',
  'model.found':
    '{count, plural, =0 {No rule has these words} one {# rule of {all}} other {# rules of {all}}}',
  'model.proved': '{count, plural, one {Proved by # test} other {Proved by # tests}}',
  'model.copy': 'Copy link',
  'model.copyOf': 'Copy link to {id}',
  'model.unknown': 'The model has no rule or section called {id}.',
  'model.formula': 'Formula of {id}',
  'model.table': 'Table of {id}',
} as const

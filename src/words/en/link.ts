/** What is said of a link that was opened. */
export const link = {
  'app.linkCutOff':
    'This link was cut off ({missing, plural, one {# character} other {# characters}} missing). The first scenario is shown instead.',
  'app.linkDamaged': 'This link was damaged on its way. The first scenario is shown instead.',
  'app.linkUnknown':
    'This link is of a form that this version does not know. The first scenario is shown instead.',
  'app.linkField': 'In this link {field} is {value}; allowed: {allowed}. Used instead: {part} of “{title}”.',
  'app.linkWhole':
    'In this link {field} is {value}; allowed: {allowed}. “{title}” is shown without what the link changes.',
  'app.linkModel': 'Made with model {version}; {headline} differs: {was} → {now}.',
  'app.linkModelSame': 'Made with model {version}; the headline numbers are the same here.',
  'app.linkModelUnknown': 'Made with model {version}; numbers may differ from those that were seen there.',
  'app.headlines':
    '{name, select, markPrice {the mark price} lossIn {the loss} fundLeft {what is left of the fund} other {a number}}',
  'app.linkFile':
    'What was here came from a file and fits in no address: open the file again with Import. The first scenario is shown instead.',
} as const

export const phone = {
  'phone.sheet': 'Panels',
  'phone.grip':
    'Panels: {detent, select, peek {a line, open to half} half {half open, open whole} other {open, close to a line}}',
  'phone.price': 'Price',
  'phone.story': 'Story',
  'phone.queue': 'Queue',
} as const

/** Words of relations between sessions: namespace `session-relations`. */
export const messagesEn = {
  title: 'Relations',
  lede: 'Sessions that come before others, that are never at one time, or that the same people want to attend.',
  new: 'New relation',
  add: 'Add the relation',
  kind: { before: 'comes before', apart: 'never together with', shared: 'shares an audience with' },
  column: { first: 'Session', kind: 'Relation', second: 'Other session', weight: 'People in common' },
  'weight-hint': 'For a shared audience.',
  none: 'No relations yet.',
  'none-text': 'They show in the conflicts, and proposals of a schedule keep to them.',
  errors: {
    'relation-unknown': 'There is no such relation.',
    'relation-stands': 'The two sessions have this relation already.',
    'relation-with-itself': 'Choose two different sessions.',
    'relation-circle':
      'The sessions would each have to come before the next: {{circle}}. Delete one of these relations first.',
    'session-not-in-edition': 'The edition has no such session.',
  },
} as const;

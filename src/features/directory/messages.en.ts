/** Words of states, bodies and persons, in English. */
export const messagesEn = {
  errors: {
    'body-above-itself': 'A body can’t work under itself or under a body that works under it.',
    'body-in-use': 'The body can’t be deleted: persons, editions or other records refer to it.',
    'person-in-use': 'The person can’t be deleted: sessions, honours or other records refer to them.',
  },
} as const;

/** Words of participations, in English. */
export const messagesEn = {
  errors: {
    'party-missing': 'Choose a state or a body.',
    'party-twofold': 'Choose a state or a body, not both.',
    'party-takes-part': 'The state or body chosen takes part in this edition already.',
    'participation-step': 'It is not possible to go to this status from the present one.',
    'participation-in-use':
      'The participation can’t be deleted: its delegation or other records refer to it.',
  },
} as const;

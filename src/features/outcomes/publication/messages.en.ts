/** Words of publication, in English. */
export const messagesEn = {
  errors: {
    'embargo-over': 'The time in “{{field}}” is over. Enter a later one, or leave it empty.',
    'release-approved': 'The release has been approved already.',
    'release-by-another': 'Somebody other than who asked for the release approves it.',
    'release-needs-two': 'One person asks for the release of a text and another approves it.',
    'release-not-requested': 'Nobody has asked for the release of this text yet.',
    'translation-behind-title':
      'The translation of the title is missing or behind. Complete it before publishing.',
    'translation-behind-chapeau':
      'The translation of the opening words is missing or behind. Complete it before publishing.',
    'translation-behind-enacting':
      'The translation of the enacting words is missing or behind. Complete it before publishing.',
  },
} as const;

export const messagesEn = {
  errors: {
    'room-booked': 'The room “{{room}}” is taken from {{from}} to {{to}} by the session “{{session}}”.',
    'person-booked': '{{person}} takes part in the session “{{session}}” from {{from}} to {{to}}.',
    'bookings-clash':
      'The time clashes with other sessions. Choose another time, another room or other persons.',
  },
} as const;

/** Words of availability: namespace `availability`. */
export const messagesEn = {
  title: 'Availability',
  lede: 'When people and rooms are available, and when sessions may take place. What goes against it in the schedule stands among the conflicts.',
  view: { persons: 'People', rooms: 'Rooms', sessions: 'Sessions' },
  column: { persons: 'Person', rooms: 'Room', sessions: 'Session', periods: 'Times' },
  none: {
    persons: 'Nobody is on the programme yet.',
    rooms: 'The edition has no rooms yet.',
    sessions: 'There are no sessions yet.',
  },
  list: { search: 'Name or code' },
  kind: {
    person: { unavailable: 'Not available', undesired: 'Rather not', preferred: 'Preferably', only: 'Only' },
    room: { unavailable: 'Not available', undesired: 'Rather not', preferred: 'Preferably', only: 'Only' },
    session: {
      unavailable: 'Not at this time',
      undesired: 'Rather not',
      preferred: 'Preferably',
      only: 'Only',
    },
  },
  form: {
    kind: 'Availability',
    none: 'Not said',
    from: 'From',
    to: 'To',
    note: 'Note',
    'every-day': 'Every day',
    add: 'Add a time',
    hint: 'Leave both times empty for the whole day. A row that says nothing is not saved.',
    heading: {
      person: 'When the person is available',
      room: 'When the room is available',
      session: 'When the session may take place',
    },
  },
  errors: {
    'availability-unknown': 'There is no such entry.',
    'period-outside-edition': 'The time must lie in the days of the edition, {{from}} to {{to}}.',
    'kind-not-for-this': 'Choose what holds at this time from the list.',
    'periods-contradict': 'Another row rules this very time out. Keep one of the two.',
    'too-many-periods': 'These are more times than can be kept: {{max}} at most.',
  },
} as const;

export const messagesEn = {
  errors: {
    'session-unknown': 'There is no session at this address.',
    'code-taken': 'Another session of the edition has this code. Choose another.',
    'theme-unknown': 'The edition has no such theme.',
    'room-unknown': 'The edition has no such room.',
    'person-unknown': 'The person chosen for “{{field}}” is not in the directory.',
    'role-twice': 'The person has this very role in the session already. Remove one of the two.',
    'time-incomplete': 'Enter both the start and the end.',
    'time-needed':
      'A session without a time can’t be scheduled. Enter day, start and end, or keep it a draft.',
    'time-needed-for': 'The session {{code}} has no time. Give it one before it is scheduled.',
    'session-too-long': 'The session is longer than 24 hours. Check start and end.',
    'outside-edition': 'The session must lie in the days of the edition, {{from}} to {{to}}.',
    'local-time-format': 'This is not a time. Example: 09:30.',
    'local-time-missing': 'The clocks jump over this time on that day. Choose another.',
    'local-time-doubled': 'The clocks show this time twice on that day. Choose another.',
    'session-in-use':
      'The session can’t be deleted: a document, recommendation or certificate refers to it. Cancel it instead.',
    'session-status-same': 'The session {{code}} has this status already.',
    'session-is-draft':
      'The session {{code}} is a draft that was never announced. Delete it instead of cancelling it.',
    'session-is-cancelled': 'The session is cancelled. Restore it before you change its status.',
    'session-not-cancelled': 'The session is not cancelled.',
  },
} as const;

/** Words that stand in every mail. */
export const messagesEn = {
  foot: 'This message was sent automatically; replies to it are not read.',
  unsubscribe: 'Unsubscribe from these messages',
  failure: {
    'address-refused': 'The receiver’s server refused the address. Check the receiver’s e-mail.',
    'content-refused': 'The server refused the text of the message, or its size.',
    'sender-refused': 'The server refused the sender’s address. Check the sender in the settings.',
    'sign-in-refused': 'The mail server refused the sign-in. Check the mail server in the settings.',
    'server-busy': 'The server put the message off.',
    'server-timeout': 'The mail server did not answer in time.',
    'server-unreachable': 'The mail server could not be reached.',
    'connection-cut': 'The connection was cut before the mail server confirmed.',
    interrupted: 'The attempt was cut short; the message may arrive twice.',
    expired: 'The link in the message expired before it was sent.',
    'text-gone': 'The text of the message is no longer kept.',
    bounced: 'The message came back: the receiver’s server could not deliver it.',
    unknown: 'It could not be sent, for a reason unknown.',
  },
} as const;

/** Words of the mail pages and of this feature's mails. */
export const messagesEn = {
  mail: {
    test: {
      title: 'Test message',
      subject: 'Test message',
      greeting: 'Dear {{name}},',
      intro:
        'This message was asked for on {{time}} to see that mail arrives. Since you are reading it, sending works.',
      open: 'Mail log',
      closing: 'If you did not ask for it, there is nothing for you to do.',
    },
  },
} as const;

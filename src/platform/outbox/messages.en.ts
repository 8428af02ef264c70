/** Words that stand in every mail. */
export const messagesEn = {
  foot: 'This message was sent automatically; replies to it are not read.',
  unsubscribe: 'Unsubscribe from these messages',
} as const;

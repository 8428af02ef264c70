/** Words that stand in every mail. */
export const messagesAr = {
  foot: 'أُرسلت هذه الرسالة آليًا، ولا تُقرأ الردود عليها.',
  unsubscribe: 'إلغاء الاشتراك في هذه الرسائل',
} as const;

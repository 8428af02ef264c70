export const messagesAr = {} as const;

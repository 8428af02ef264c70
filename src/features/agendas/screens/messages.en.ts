export const messagesEn = {} as const;

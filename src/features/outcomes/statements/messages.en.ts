/** Words of statements, in English. */
export const messagesEn = {};

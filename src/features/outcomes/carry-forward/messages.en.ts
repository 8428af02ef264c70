/** Words of carry forward, in English. */
export const messagesEn = {};

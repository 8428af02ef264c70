/** Words of drafting, in English. */
export const messagesEn = {};

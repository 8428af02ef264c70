/** Words of search, in English. */
export const messagesEn = {};

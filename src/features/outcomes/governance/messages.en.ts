/** Words of governance, in English. */
export const messagesEn = {};

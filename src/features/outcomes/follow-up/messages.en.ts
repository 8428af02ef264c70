/** Words of follow up, in English. */
export const messagesEn = {};

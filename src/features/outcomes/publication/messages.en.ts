/** Words of publication, in English. */
export const messagesEn = {};

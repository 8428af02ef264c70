/** Words of adoption, in English. */
export const messagesEn = {};

/** Words of amendments, in English. */
export const messagesEn = {};

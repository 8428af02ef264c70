/** Words of search, in Arabic. */
export const messagesAr = {};

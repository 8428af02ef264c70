/** Words of drafting, in Arabic. */
export const messagesAr = {};

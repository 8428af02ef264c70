/** Words of carry forward, in Arabic. */
export const messagesAr = {};

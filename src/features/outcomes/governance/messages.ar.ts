/** Words of governance, in Arabic. */
export const messagesAr = {};

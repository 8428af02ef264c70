/** Words of statements, in Arabic. */
export const messagesAr = {};

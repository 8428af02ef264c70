/** Words of publication, in Arabic. */
export const messagesAr = {};

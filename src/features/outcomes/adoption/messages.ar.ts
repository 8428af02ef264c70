/** Words of adoption, in Arabic. */
export const messagesAr = {};

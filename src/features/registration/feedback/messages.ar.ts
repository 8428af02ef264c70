/** Words of this part. */
export const messagesAr = { errors: {} };

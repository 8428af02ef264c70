const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of an id: what has not is looked for nowhere. */
export const isId = (text: string | undefined): text is string => text !== undefined && uuid.test(text);

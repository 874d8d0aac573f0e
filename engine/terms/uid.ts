const own = /^c[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** A name for a concept that no other has, in any file: one that XML takes for an id. */
export const newUid = (): string => `c${crypto.randomUUID()}`;

/** Whether a name was made so. Other programs name the entries of each file alike. */
export const isOwnUid = (uid: string): boolean => own.test(uid);

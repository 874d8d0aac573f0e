/** `DZHO` in ASCII: what tells a project from any other SQLite file (PRAGMA application_id). */
export const applicationId = 0x445a484f;

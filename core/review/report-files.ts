/** Formats of reports of a review, in the order in which they are offered; each is the ending of its files. What lists them asks here. */
export const reportFormats = ['html', 'docx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

import type { Format } from '../format.ts';

/** Word documents, of our own making; those of reviewers are read by `core/review/`. */
export const docx: Format = {
  id: 'docx',
  extensions: ['docx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  encoding: 'own',
  imports: false,
  exports: { layouts: ['side-by-side'], notes: true },
  fills: null,
  cleansUp: true,
  inlineTags: true,
  look: 'document',
  sniff: () => false,
  load: async () => (await import('./code.ts')).code,
};

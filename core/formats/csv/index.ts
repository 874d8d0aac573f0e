import type { Format } from '../format.ts';
import { keyName } from '../strings/key-name.ts';

/** Tables of texts: values separated by commas, semicolons or tabs. */
export const csv: Format = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'tab'],
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [
    { id: 'source', kind: 'text', default: '' },
    { id: 'target', kind: 'text', default: '' },
    { id: 'header', kind: 'choice', values: ['auto', 'yes', 'no'], default: 'auto' },
  ],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: () => false, // any line is a row, so only its name tells
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};

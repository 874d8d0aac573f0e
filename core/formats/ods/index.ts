import type { Format } from '../format.ts';
import { isOpenDocument } from '../odt/document/kind.ts';
import { odsOptions } from './options.ts';

/** Spreadsheets in OpenDocument format. */
export const ods: Format = {
  id: 'ods',
  extensions: ['ods', 'ots'],
  mediaTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  adapts: true,
  options: odsOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isOpenDocument('spreadsheet'),
  load: async () => (await import('./code.ts')).code,
};

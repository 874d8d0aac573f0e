import type { Format } from '../format.ts';
import { isOpenDocument } from './document/kind.ts';
import { odtOptions } from './options.ts';

/** Text documents in OpenDocument format. */
export const odt: Format = {
  id: 'odt',
  extensions: ['odt', 'ott'],
  mediaTypes: ['application/vnd.oasis.opendocument.text'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  adapts: true,
  options: odtOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isOpenDocument('text'),
  load: async () => (await import('./code.ts')).code,
};

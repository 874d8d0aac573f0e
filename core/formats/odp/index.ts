import type { Format } from '../format.ts';
import { isOpenDocument } from '../odt/document/kind.ts';
import { odpOptions } from './options.ts';

/** Presentations in OpenDocument format. */
export const odp: Format = {
  id: 'odp',
  extensions: ['odp', 'otp'],
  mediaTypes: ['application/vnd.oasis.opendocument.presentation'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  adapts: true,
  options: odpOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isOpenDocument('presentation'),
  load: async () => (await import('./code.ts')).code,
};

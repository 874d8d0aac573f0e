import type { Format } from '../format.ts';
import { odtOptions } from './options.ts';

const mediaType = 'application/vnd.oasis.opendocument.text';

/** A zip whose first entry, stored, says what it is (OpenDocument 1.3 Part 2, section 3.3). */
const isText = (head: Uint8Array): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  String.fromCharCode(...head.subarray(0, 256)).includes(`mimetype${mediaType}`);

/** Text documents in OpenDocument format. */
export const odt: Format = {
  id: 'odt',
  extensions: ['odt', 'ott'],
  mediaTypes: [mediaType],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  options: odtOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isText,
  load: async () => (await import('./code.ts')).code,
};

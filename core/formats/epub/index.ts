import type { Format } from '../format.ts';

/** Books: EPUB 2 and 3. Their words go back into their own file; no new book is made. */
export const epub: Format = {
  id: 'epub',
  extensions: ['epub'],
  mediaTypes: ['application/epub+zip'],
  encoding: 'own',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, ownOnly: true },
  fills: 'document',
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  // The first entry of the container is `mimetype`, stored (OCF 3.3, section 4.3).
  sniff: (head) =>
    String.fromCharCode(...head.subarray(0, 2)) === 'PK' &&
    String.fromCharCode(...head.subarray(30, 58)) === 'mimetypeapplication/epub+zip',
  load: async () => (await import('./code.ts')).code,
};

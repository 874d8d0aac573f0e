import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { declaredCharset } from './charset.ts';

const pageStart =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,1000}?-->\s*)?(?:<!doctype\s+html|<html[\s>])/i;

/** Pages of the web, those that are XML too. */
export const html: Format = {
  id: 'html',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['side-by-side', 'stacked'], notes: true, common: true },
  fills: 'document',
  cleansUp: true,
  inlineTags: true,
  look: 'page',
  sniff: (head) => pageStart.test(asciiHead(head)),
  declaredCharset: (head) => declaredCharset(asciiHead(head)),
  load: async () => (await import('./code.ts')).code,
};

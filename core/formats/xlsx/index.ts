import type { Format } from '../format.ts';
import { xlsxOptions } from './options.ts';

/** A zip that names a part of a workbook among its first entries. */
const isWorkbook = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && String.fromCharCode(...head.subarray(0, 4096)).includes('xl/');

/** Workbooks (ECMA-376 Part 1, section 12). */
export const xlsx: Format = {
  id: 'xlsx',
  extensions: ['xlsx', 'xlsm', 'xltx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  options: xlsxOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isWorkbook,
  load: async () => (await import('./code.ts')).code,
};

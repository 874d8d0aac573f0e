import type { AdaptedKind } from '../../docx/document/adapt.ts';
import type { ImportOption } from '../../import-options.ts';

/** What texts, spreadsheets and presentations differ by. */
export type OpenDocumentKind = {
  readonly id: string;
  /** The code for a kind of adaptation. */
  readonly adapted: (word: AdaptedKind) => `${string}.${string}`;
  readonly options: readonly ImportOption[];
  /** The element of `content.xml` that holds its words. */
  readonly body: 'office:text' | 'office:spreadsheet' | 'office:presentation';
  /** The switch by which the words of `styles.xml` are read as well. */
  readonly masters: string | null;
};

const mediaType = 'application/vnd.oasis.opendocument';

/** A zip whose first entry, stored, says that it is of this type (OpenDocument 1.3 Part 2, section 3.3). */
export const isOpenDocument =
  (type: string) =>
  (head: Uint8Array): boolean =>
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    String.fromCharCode(...head.subarray(0, 256)).includes(`mimetype${mediaType}.${type}`);

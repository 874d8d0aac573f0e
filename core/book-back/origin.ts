import { openBook } from '../formats/epub/book.ts';
import { recordFrom, type BookOrigin } from '../layouts/marks.ts';
import { openZip } from '../package/unzip.ts';
import { openWord } from '../review/docx/open-word.ts';
import { customProperties } from '../review/docx/properties.ts';
import { metadataOf } from './epub.ts';

const propertiesIn = (bytes: Uint8Array, name: string): ReadonlyMap<string, string> => {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return new Map();
  if (zip.names.includes('META-INF/container.xml')) {
    const book = openBook(bytes);
    const metadata = book.ok ? metadataOf(book.value) : book;
    return metadata.ok ? metadata.value : new Map();
  }
  if (!zip.names.includes('[Content_Types].xml')) return new Map();
  const word = openWord(bytes, name);
  return word.ok ? customProperties(word.value.custom) : new Map();
};

/**
 * Of which project an EPUB or a Word document is a book, by what it says of itself as a whole; `name` is the file's. Null for any other
 * file, for one that cannot be read, and for a book whose metadata somebody's program left out: that is known by its sentences alone,
 * which are held against a project (`readBook`).
 */
export const bookOriginIn = (bytes: Uint8Array, name: string): BookOrigin | null => {
  const record = recordFrom(propertiesIn(bytes, name));
  return record === null ? null : { project: record.project, name: record.name };
};

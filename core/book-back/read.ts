import { fail, ok, type Result } from '../model/index.ts';
import { packageFailure } from '../package/failures.ts';
import { openZip } from '../package/unzip.ts';
import type { BookContent } from './content.ts';
import { readEpubBack } from './epub.ts';
import { findSentences, type BookOwner, type FoundBook } from './found.ts';
import { readWordBack } from './word.ts';

const contentOf = (bytes: Uint8Array, name: string): Result<BookContent> => {
  const zip = openZip(bytes);
  if (zip === 'not-a-zip') return fail('book.not-a-book', { name });
  if (typeof zip === 'string') return packageFailure(zip);
  if (zip.names.includes('META-INF/container.xml')) return readEpubBack(bytes);
  if (zip.names.includes('[Content_Types].xml')) return readWordBack(bytes, name);
  return fail('book.not-a-book', { name });
};

/**
 * Reads a book that came back, an EPUB or a Word document, whoever wrote it last. `name` is the file's. Failures: book.not-a-book;
 * book.other-project where it says it is of another; book.no-marks where it says nothing, and none of its sentences has a mark; those of
 * reading e-books and Word documents.
 */
export const readBook = (bytes: Uint8Array, name: string, owner: BookOwner): Result<FoundBook> => {
  const content = contentOf(bytes, name);
  if (!content.ok) return content;
  const { record } = content.value;
  if (record !== null && record.project !== owner.project)
    return fail('book.other-project', { name, title: record.name });
  const book = findSentences(content.value, owner);
  return record === null && book.sentences.length === 0 ? fail('book.no-marks', { name }) : ok(book);
};

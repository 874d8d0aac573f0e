import { noteBlocks } from '../annotations/note.ts';
import type { ExportNote } from '../formats/notes.ts';

/** What a reader is told by an annotation, paragraph by paragraph: its words, and the wording it proposes. Who said it when is not for readers. */
export const noteParagraphs = ({ body, wording }: ExportNote): readonly string[] => {
  const said = noteBlocks(body).map(({ number, inlines }) => {
    const words = inlines.map(({ text }) => text).join('');
    return number === null ? words : `${number}. ${words}`;
  });
  return [...said, ...(wording === null || wording === '' ? [] : [wording])].filter(
    (one) => one.trim() !== '',
  );
};

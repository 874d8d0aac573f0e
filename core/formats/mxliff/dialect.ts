import { readPhrase, writePhrase } from '../states.ts';
import type { DialectReading } from '../xliff/dialect.ts';
import { commentEdits12 } from '../xliff/plain-12.ts';
import { attribute, descendants, wordsOf } from '../xliff/tree.ts';
import type { UnitView } from '../xliff/unit.ts';
import { unitDialect } from '../xliff/unit-dialect.ts';

const commentsOf = ({ unit }: UnitView): ReturnType<DialectReading['notesOf']> =>
  Array.from(descendants(unit))
    .filter(({ name }) => name === 'm:comment')
    .flatMap((comment) => {
      const body = wordsOf(comment).trim();
      const author = attribute(comment, 'created-by') ?? attribute(comment, 'm:created-by');
      return body === '' ? [] : [{ body, ...(author === null || author === '' ? {} : { author }) }];
    });

/** XLIFF 1.2 as Phrase (Memsource) writes it: codes are text there, as `{1}` and `{1>…<1}`. */
export const phraseDialect = unitDialect({
  id: 'mxliff',
  state: 'm:confirmed',
  isLocked: (unit) => attribute(unit, 'm:locked') === 'true',
  lock: { name: 'm:locked', value: 'true' },
  read: (word, hasText, root) => readPhrase(word, root.get('m:level') ?? null, hasText),
  write: ({ word, was, now, textChanged }, root) =>
    was === now && !textChanged ? word : writePhrase(now, root.get('m:level') ?? null),
  commentsOf,
  // How Phrase writes comments of its own is not published: notes of XLIFF stay in its files.
  commentEdits: commentEdits12,
});

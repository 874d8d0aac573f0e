import { isNoted, readState, writeState } from '../states.ts';
import { codes12 } from '../xliff/codes-12.ts';
import type { DialectReading } from '../xliff/dialect.ts';
import type { CodeReader } from '../xliff/inline.ts';
import { utcTime } from '../xliff/times.ts';
import { attribute, descendants, wordsOf } from '../xliff/tree.ts';
import type { UnitView } from '../xliff/unit.ts';
import { unitDialect } from '../xliff/unit-dialect.ts';

/** Words that every version of memoQ takes; others only where the file has them already. */
const usual: ReadonlySet<string> = new Set(['NotStarted', 'PartiallyEdited', 'ManuallyConfirmed']);

/** The words that each file has; asked once for each. */
const wordsIn = (): ((text: string) => ReadonlySet<string>) => {
  let last: { readonly text: string; readonly words: ReadonlySet<string> } | null = null;
  return (text) => {
    if (last?.text !== text) {
      const found = text.matchAll(/\bstatus\s*=\s*["'](\w+)["']/g);
      last = { text, words: new Set(Array.from(found, ([, word = '']) => word)) };
    }
    return last.words;
  };
};

/** `{}` in a code is what memoQ writes where it has no markup to show: its type says more. */
const codes: CodeReader = {
  roleOf: codes12.roleOf,
  looksOf: (element) => {
    const looks = codes12.looksOf(element);
    const type = attribute(element, 'ctype');
    return looks.data['display'] === '{}' && type !== null
      ? { ...looks, data: { ...looks.data, display: type } }
      : looks;
  },
};

const commentsOf = ({ unit, scope }: UnitView): ReturnType<DialectReading['notesOf']> => {
  const { targetLanguage } = scope;
  const on = targetLanguage === null ? {} : { on: targetLanguage };
  const comments = Array.from(descendants(unit)).filter(({ name }) => name === 'mq:comment');
  const word = attribute(unit, 'mq:status');
  return [
    ...comments.flatMap((comment) => {
      const body = wordsOf(comment).trim();
      if (body === '' || attribute(comment, 'deleted') === 'true') return [];
      const author = attribute(comment, 'creatoruser');
      const created = utcTime(attribute(comment, 'time'));
      const isTarget = /target/i.test(attribute(comment, 'appliesto') ?? '');
      return [
        {
          body,
          ...(author === null || author === '' ? {} : { author }),
          ...(created === null ? {} : { created }),
          ...(isTarget ? on : {}),
        },
      ];
    }),
    ...(isNoted('mqxliff', word) ? [{ body: word ?? '', ...on }] : []),
  ];
};

const known = wordsIn();

/** XLIFF 1.2 as memoQ writes it. */
export const memoqDialect = unitDialect({
  id: 'mqxliff',
  state: 'mq:status',
  isLocked: (unit) => !['false', ''].includes(attribute(unit, 'mq:locked') ?? ''),
  read: (word, hasText) => readState('mqxliff', word, hasText),
  write: (change, _root, text) =>
    writeState('mqxliff', change, (word) => usual.has(word) || known(text).has(word)),
  commentsOf,
  codes,
});

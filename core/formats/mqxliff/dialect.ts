import { writtenAttributes } from '../../xml/tag-source.ts';
import { foundInTags, type FileText, type WholeText } from '../file-text.ts';
import { guidOf } from '../xliff/guid.ts';
import { isNoted, readState, writeState } from '../states.ts';
import { attributeIn } from '../xliff/attribute-in.ts';
import { codes12 } from '../xliff/codes-12.ts';
import type { DialectReading } from '../xliff/dialect.ts';
import type { CodeReader } from '../xliff/inline.ts';
import { utcTime } from '../xliff/times.ts';
import { attribute, childNamed, descendants, wordsOf, type Element } from '../xliff/tree.ts';
import type { UnitView } from '../xliff/unit.ts';
import { unitDialect } from '../xliff/unit-dialect.ts';

/** Words that every version of memoQ takes; others only where the file has them already. */
const usual: ReadonlySet<string> = new Set(['NotStarted', 'PartiallyEdited', 'ManuallyConfirmed']);

/** The words that each file has; asked once for each. */
const wordsIn = (): ((text: WholeText) => ReadonlySet<string>) => {
  const known = new WeakMap<WholeText, ReadonlySet<string>>();
  return (text) => {
    let words = known.get(text);
    if (words === undefined) {
      const found = foundInTags(text.texts(), /\bstatus\s*=\s*["'](\w+)["']/g);
      words = new Set(Array.from(found, ([, word = '']) => word));
      known.set(text, words);
    }
    return words;
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

/** New comments of a unit, behind those that it has: on a row's original or translation, as memoQ's users make them. */
const commentEdits: NonNullable<DialectReading['commentEdits']> = ({ unit }, comments, rules) => {
  const own = childNamed(unit, 'mq:comments');
  const names = [...(own === null ? [] : [own.written]), ...writtenPrefixes(unit, rules.text)];
  const prefix = names[0]?.split(':')[0] ?? 'mq';
  const lines = comments
    .map(({ body, author, created, isTarget }) => {
      const facts = {
        id: guidOf(`${attribute(unit, 'id') ?? ''} ${created} ${author} ${body}`),
        creatoruser: author,
        time: created.replace(/\.\d+Z$/, 'Z'),
        deleted: 'false',
        category: '0',
        appliesto: isTarget ? 'Target' : 'Source',
        origin: 'User',
      };
      const attributes = Object.entries(facts).map(
        ([name, value]) => ` ${name}="${attributeIn(value, rules)}"`,
      );
      return `<${prefix}:comment${attributes.join('')}>${rules.escape(body)}</${prefix}:comment>`;
    })
    .join('');
  if (own !== null && !own.isEmpty)
    return { edits: [{ from: own.close.from, to: own.close.from, text: lines }], marks: [] };
  const at = own === null ? { from: unit.close.from, to: unit.close.from } : own.open;
  return {
    edits: [{ ...at, text: `<${prefix}:comments>${lines}</${prefix}:comments>` }],
    marks: [],
  };
};

/** Names of attributes of memoQ's in the start tag of a unit. */
const writtenPrefixes = ({ open }: Element, text: FileText): readonly string[] =>
  writtenAttributes(text.slice(open.from, open.to)).flatMap(({ name }) =>
    /:(?:status|segmentguid|locked)$/.test(name) ? [name] : [],
  );

const known = wordsIn();

/** XLIFF 1.2 as memoQ writes it. */
export const memoqDialect = unitDialect({
  id: 'mqxliff',
  state: 'mq:status',
  isLocked: (unit) => !['false', ''].includes(attribute(unit, 'mq:locked') ?? ''),
  lock: { name: 'mq:locked', value: 'locked' },
  read: (word, hasText) => readState('mqxliff', word, hasText),
  write: (change, _root, text) =>
    writeState('mqxliff', change, (word) => usual.has(word) || known(text).has(word)),
  commentsOf,
  codes,
  commentEdits,
});

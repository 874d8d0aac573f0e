import { isEmpty, ok, primaryOf, type Result } from '../../model/index.ts';
import { lineFinder } from '../../xml/lines.ts';
import { fileLanguage } from '../file-language.ts';
import { findingTally } from '../finding-tally.ts';
import type { FormatCode } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import { cutBlock, type LanguageTag, type RawBlock, type RawComment, type RawSegment } from '../raw-block.ts';
import { invalid, streamXml } from '../stream-xml.ts';
import type { Concept, Datum, Term } from './concept.ts';
import { tbx } from './index.ts';
import { isForbidden, pairedConcept, refOf, statusOf, type PairedConcept } from './pairs.ts';
import { conceptVisitor } from './read-concepts.ts';

/** Data categories that a translator has to read; the others are for programs. */
const told = new Set([
  'definition',
  'context',
  'explanation',
  'example',
  'note',
  'usageNote',
  'characteristic',
]);

const isTold = ({ type }: Datum): boolean => told.has(type);

const commentOf = ({ type, text }: Datum): string => {
  const words = text.replace(/\s+/g, ' ').trim();
  return type === 'note' ? words : `${type}: ${words}`;
};

const commentsOn = (data: readonly Datum[], on: LanguageTag | null): readonly RawComment[] =>
  data
    .filter((one) => isTold(one) && one.text.trim() !== '')
    .map((one) => ({ body: commentOf(one), ...(on === null ? {} : { on }) }));

/** That a term is not to be used, and what else is said of it. */
const termComments = (term: Term, on: LanguageTag | null): readonly RawComment[] => [
  ...(isForbidden(term)
    ? [{ body: `administrativeStatus: ${statusOf(term) ?? ''}`, ...(on === null ? {} : { on }) }]
    : []),
  ...commentsOn(term.data, on),
];

/** A term that has no place of its own is listed. */
const furtherComment = (term: Term, on: LanguageTag): RawComment => {
  const about = [statusOf(term) ?? '', ...term.data.filter(isTold).map(commentOf)].filter(
    (one) => one !== '',
  );
  return { body: [`+ ${term.text.rich.text}`, ...about].join('\n'), on };
};

/** What is said of the concept, of its languages, and further terms: on its first segment. */
const firstComments = (
  { data }: Concept,
  { original, translations }: PairedConcept,
): readonly RawComment[] => [
  ...commentsOn(data, null),
  ...commentsOn(original.data, null),
  ...translations.flatMap(({ section: { language, data: own }, further }) => [
    ...commentsOn(own, language),
    ...further.map((term) => furtherComment(term, language)),
  ]),
];

const blockOf = (concept: Concept, paired: PairedConcept, line: number): RawBlock => {
  const { originals, translations } = paired;
  const segments = originals.map((term, n): RawSegment => {
    const own = translations.flatMap(({ section: { language }, terms }) => {
      const translation = terms.get(term);
      return translation === undefined ? [] : [{ language, term: translation }];
    });
    const comments = [
      ...(n === 0 ? firstComments(concept, paired) : []),
      ...termComments(term, null),
      ...own.flatMap((one) => termComments(one.term, one.language)),
    ];
    return {
      rich: term.text.rich,
      gap: n + 1 < originals.length ? '\n' : '',
      ref: refOf(concept, n),
      translations: own.map(({ language, term: { text } }) => ({
        language,
        rich: text.rich,
        state: isEmpty(text.rich) ? 'empty' : 'draft',
      })),
      ...(comments.length === 0 ? {} : { comments }),
    };
  });
  return cutBlock({ kind: 'paragraph', level: 0, line, gap: '\n' }, segments);
};

/**
 * The language of the originals: the one that was chosen; that of the document, where its first concept has it or one like it; else of the
 * first terms.
 */
export const originalLanguage = (chosen: string | boolean | undefined) => {
  const wanted = typeof chosen === 'string' && chosen.trim() !== '' ? fileLanguage(chosen) : null;
  let [root, found]: [LanguageTag | null, LanguageTag | null] = [null, null];
  return {
    /** What the outermost element, or a header that knows better, says. */
    said: (language: string | null): void => void (root = language === null ? null : fileLanguage(language)),
    of: ({ sections }: Concept): LanguageTag | null => {
      if (wanted !== null) return wanted;
      const own = root;
      const isIts = own !== null && sections.some(({ language }) => primaryOf(language) === primaryOf(own));
      found ??= isIts ? own : (sections[0]?.language ?? null);
      return found;
    },
    now: (): LanguageTag | null => wanted ?? found,
  };
};

const leftIn = ({ data, sections }: Concept): readonly string[] =>
  [
    ...data,
    ...sections.flatMap((section) => [
      ...section.data,
      ...section.terms.flatMap((term) =>
        term.data.filter(({ text }) => !isForbidden(term) || text !== statusOf(term)),
      ),
    ]),
  ]
    .filter((one) => !isTold(one) && one.text.trim() !== '')
    .map(({ type }) => type);

/** Reads TBX: a concept is a block, each term of the original a segment. Holds one step of the parser's concepts. */
export const readTbx: NonNullable<FormatCode['read']> = (bytes, { choices, report, isBeginning }) => {
  const language = originalLanguage(choicesFor(tbx, choices)['source']);
  const lines = lineFinder();
  const { add, findings } = findingTally();
  let ready: Result<RawBlock>[] = [];
  let [concepts, blocks] = [0, 0];
  const visitor = conceptVisitor({
    root: (name, said) => {
      language.said(said);
      if (!/^(?:martif|tbx)$/i.test(name)) ready.push(invalid('tbx.faults.root', 1, name));
    },
    source: (said) => language.said(said),
    concept: (concept) => {
      concepts += 1;
      const line = lines.lineAt(concept.tag.from);
      const paired = pairedConcept(concept, language.of(concept) ?? '');
      if (paired === null) {
        add('tbx.no-original', language.now() ?? '', line);
        return;
      }
      blocks += 1;
      for (const type of leftIn(concept)) add('left-out', type, line);
      ready.push(ok(blockOf(concept, paired, line)));
    },
  });
  const take = (): readonly Result<RawBlock>[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  function* all(): Generator<Result<RawBlock>> {
    const rules = { allowsDoctype: true };
    for (const block of streamXml(bytes, visitor, take, rules, (pieces) => lines.watch(pieces))) {
      if (!block.ok && isBeginning === true && block.error.code === 'document.bad-xml') return;
      yield block;
      if (!block.ok) return;
    }
    if (blocks === 0 && concepts > 0) yield invalid('tbx.faults.no-original', 1, language.now() ?? '');
    for (const finding of findings()) report?.(finding);
  }
  return { blocks: all(), language: () => language.now(), damage: () => ({ count: 0, places: [] }) };
};

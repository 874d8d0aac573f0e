import { plain, type RichText } from '#core/model/index.ts';
import { withWords, type GoldenRows } from './golden-files.ts';

const lengthOf = (text: string): number => Array.from(text).length;

/** A text with a tag of its own round all of it, which no file has said. */
const inBold = ({ text, tags }: RichText): RichText => {
  const id = 1 + Math.max(0, ...tags.map((tag) => tag.id));
  return {
    text,
    tags: [
      { id, type: 'strong', kind: 'open', at: 0 },
      ...tags,
      { id, type: 'strong', kind: 'close', at: lengthOf(text) },
    ],
  };
};

/** Ways in which a translation is not built like its original, each given the original with other words. */
const translations: readonly ((words: RichText) => RichText)[] = [
  ({ text }) => plain(text),
  ({ text, tags }) => ({ text: `${text}<&>"'\\|*_[]{}%s:#;,=`, tags }),
  ({ text, tags }) => ({ text, tags: tags.map((tag) => ({ ...tag, at: lengthOf(text) })) }),
  inBold,
  ({ text, tags }) => ({ text: `${text}\n${text} `, tags }),
  () => plain(''),
  ({ text, tags }) => ({ text, tags: tags.slice(1) }),
  ({ text, tags }) => ({
    text: `${text}\u0007\u{20bb7}é`,
    tags: [...tags, ...tags.filter(({ kind }) => kind === 'empty')],
  }),
];

/** The rows with texts built in these ways in turn, or all in one of them. */
export const changedRows = (golden: GoldenRows, next: () => string, way?: number): GoldenRows => {
  const { side } = golden.column;
  let n = 0;
  const rows = golden.rows.map((row) => {
    const facts = row.facts?.[side];
    if (facts?.locked === true || row.texts.source === undefined) return row;
    const words = withWords(row.texts.source, next);
    const rich = translations[(way ?? n++) % translations.length]?.(words) ?? words;
    const state = rich.text === '' ? ('empty' as const) : ('reviewed' as const);
    return {
      ...row,
      texts: { ...row.texts, [side]: rich },
      ...(facts === undefined ? {} : { facts: { ...row.facts, [side]: { ...facts, state, stale: false } } }),
    };
  });
  return { ...golden, rows };
};

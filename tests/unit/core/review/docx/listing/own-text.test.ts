import { expect, it } from 'vitest';
import { plain, type InlineTag, type RichText } from '#core/model/index.ts';
import { bare, type Look, type ShownStretch } from '#core/review/docx/look.ts';
import { markersFor, ownText, shownOf } from '#core/review/docx/shown.ts';
import { richText } from '#tests/unit/core/formats/golden-text.ts';
import { pair } from '../documents.ts';
import { shownLine } from './shown-text.ts';

/*
 * What a reviewer made of a frozen text, whatever the text and whatever was done to it in Word: `own-text.txt`. Where a change of the code changes it, the lines
 * that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const empty = (id: number, type: InlineTag['type'], at: number, data?: InlineTag['data']): InlineTag => ({
  at,
  kind: 'empty',
  id,
  type,
  ...(data === undefined ? {} : { data }),
});
const rich = (text: string, ...tags: readonly InlineTag[]): RichText => ({
  text,
  tags: tags.toSorted((a, b) => a.at - b.at),
});

const frozen: Readonly<Record<string, RichText>> = {
  plain: plain('One two three.'),
  bold: rich('One two three.', ...pair(1, 'strong', 4, 7)),
  'each look': rich(
    'abcdefg',
    ...pair(1, 'strong', 0, 1),
    ...pair(2, 'emphasis', 1, 2),
    ...pair(3, 'underline', 2, 3),
    ...pair(4, 'strike', 3, 4),
    ...pair(5, 'code', 4, 5),
    ...pair(6, 'sub', 5, 6),
    ...pair(7, 'sup', 6, 7),
  ),
  'bold in italics': rich('One two three.', ...pair(1, 'emphasis', 0, 13), ...pair(2, 'strong', 4, 7)),
  link: rich('See the page.', ...pair(1, 'link', 4, 12, { href: 'https://a.example/x' })),
  'underlined link in bold': rich(
    'See the page.',
    ...pair(1, 'strong', 0, 12),
    ...pair(2, 'link', 4, 12, { href: 'https://a.example' }),
    ...pair(3, 'underline', 4, 7),
  ),
  'doubtful link': rich('See the page.', ...pair(1, 'link', 4, 12, { href: 'javascript:x' })),
  'reading, and foreign markup': rich(
    'The 漢 here.',
    ...pair(1, 'other', 4, 5, { ruby: 'hàn' }),
    ...pair(2, 'other', 6, 10, { name: 'x' }),
  ),
  pictures: rich(
    'a b.',
    empty(1, 'image', 0, { alt: 'a  dog ⟧', src: 'a.png' }),
    empty(2, 'break', 1),
    empty(3, 'image', 3),
  ),
  'a picture with a long name': rich('ab', empty(1, 'image', 1, { alt: '長'.repeat(61) })),
  'brackets of markers in the text': rich('a ⟦1⟧ b', empty(1, 'image', 2)),
  'all brackets in the text': rich('⟦ ⟬ ⦗', empty(1, 'image', 1)),
  'empty pair, and pair round a picture': rich(
    'ab',
    ...pair(1, 'strong', 1, 1),
    { at: 2, kind: 'open', id: 2, type: 'emphasis' },
    empty(3, 'image', 2),
    { at: 2, kind: 'close', id: 2, type: 'emphasis' },
  ),
  'control characters': plain('One\u0007 tw\u000bo \ue5e5𠮷.'),
  'two bold words': rich('One two.', ...pair(1, 'strong', 0, 3), ...pair(2, 'strong', 4, 7)),
  empty: plain(''),
};

const charsOf = (shown: readonly ShownStretch[]): readonly ShownStretch[] =>
  shown.flatMap(({ text, look }) => Array.from(text, (char) => ({ text: char, look })));
type Edit = (shown: readonly ShownStretch[], frozen: RichText) => readonly ShownStretch[];
const looking =
  (from: number, to: number, own: Partial<Look>): Edit =>
  (shown) =>
    charsOf(shown).map(({ text, look }, n) => ({
      text,
      look: n < from || n >= to || look === null ? look : { ...look, ...own },
    }));
const putIn =
  (at: number, text: string, own: Partial<Look> | null = {}): Edit =>
  (shown) =>
    charsOf(shown).toSpliced(at, 0, { text, look: own === null ? null : { ...bare, ...own } });
const takenOut =
  (from: number, count: number): Edit =>
  (shown) =>
    charsOf(shown).toSpliced(from, count);
/** What stands for a placeholder, done something to. */
const marker =
  (change: (marker: string) => string): Edit =>
  (shown, { text, tags }) => {
    const tag = tags.find(({ kind }) => kind === 'empty');
    if (tag === undefined) return shown;
    const own = markersFor(text)(tag);
    return shown.map((one) => ({ ...one, text: one.text.replace(own, () => change(own)) }));
  };

const edits: Readonly<Record<string, Edit>> = {
  'nothing done': (shown) => shown,
  'cut in characters': charsOf,
  'first word another': (shown) => putIn(0, 'New ')(takenOut(0, 4)(shown, plain('')), plain('')),
  'a word put in within': putIn(5, 'new'),
  'a bold word put in within': putIn(5, 'new', { strong: true }),
  'words put in at the end, in each look': (shown) => [
    ...shown,
    ...(
      [
        { strong: true },
        { emphasis: true },
        { underline: true },
        { strike: true },
        { code: true },
        { vertical: 'sub' },
        { vertical: 'sup' },
        { href: 'https://b.example/' },
        { strong: true, emphasis: true },
      ] as const
    ).map((own, n) => ({ text: `+${n}`, look: { ...bare, ...own } })),
  ],
  'the second word taken out': takenOut(4, 4),
  'the first half taken out': takenOut(0, 7),
  'all taken out': () => [],
  'all another': () => [{ text: 'Quite another.', look: bare }],
  'all plain': looking(0, 99, bare),
  'all bold': looking(0, 99, { strong: true }),
  'bold from the second to the ninth': looking(2, 9, { strong: true }),
  'plain from the second to the sixth': looking(2, 6, bare),
  'italics and underlined from the first to the fifth': looking(1, 5, { emphasis: true, underline: true }),
  'raised and lowered': (shown, of) =>
    looking(2, 4, { vertical: 'sub' })(looking(0, 2, { vertical: 'sup' })(shown, of), of),
  'another link': looking(4, 12, { href: 'https://b.example/' }),
  'the same link with a slash': looking(4, 12, { href: 'https://a.example/' }),
  'link in part': looking(6, 9, { href: null }),
  'a paragraph broken': putIn(3, '\n', null),
  'a line broken': putIn(3, '\n'),
  'written twice': (shown) => [...shown, ...shown],
  'marker taken out': marker(() => ''),
  'marker twice': marker((own) => own + own),
  'marker damaged': marker((own) => own.slice(0, -1)),
  'marker with other words': marker((own) => own.replace(/\d/, '7')),
  'placeholder to the end': (shown, of) => {
    const tag = of.tags.find(({ kind }) => kind === 'empty');
    const own = tag === undefined ? '' : markersFor(of.text)(tag);
    return [...marker(() => '')(shown, of), { text: own, look: bare }];
  },
};

const same = (a: RichText, b: RichText): boolean => JSON.stringify(a) === JSON.stringify(b);

it('comes to the text it came to, whatever the text and the edit', async () => {
  const lines: string[] = [];
  for (const [name, text] of Object.entries(frozen)) {
    const shown = shownOf(text);
    lines.push(`== ${name}: ${richText(text)}`, `   shown as ${shownLine(shown)}`);
    const hasMarkers = text.tags.some(({ kind }) => kind === 'empty');
    for (const [what, edit] of Object.entries(edits)) {
      if (!hasMarkers && /marker|placeholder/.test(what)) continue;
      const now = edit(shown, text);
      const { rich: own, place } = ownText(text, now);
      const length = Array.from(now.map((one) => one.text).join('')).length;
      const places = Array.from({ length: length + 2 }, (_, at) => place(at));
      const isPlain = places.every((to, at) => to === Math.min(at, length));
      const kept = same(own, text) ? 'the frozen text' : richText(own);
      lines.push(`${what}: ${kept}${isPlain ? '' : `   places ${places.join(' ')}`}`);
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('own-text.txt');
});

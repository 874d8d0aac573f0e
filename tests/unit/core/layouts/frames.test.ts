import { expect, it } from 'vitest';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import { bookLayouts, layoutOf } from '#core/layouts/layouts.ts';
import { printRun } from '#core/layouts/print-run.ts';
import {
  papers,
  readingKinds,
  themes,
  usualSettings,
  type BookOutput,
  type BookSettings,
} from '#core/layouts/settings.ts';
import { bookOf, fewWords, partsIn, rows, settingsOf, twoColumns, written } from './books.ts';

/*
 * All that stands around the texts of a book: heads of pages with their styles, parts of packages, and what is printed one after another. The listings have been read; where they change, they
 * are written anew by `vitest run THIS-FILE -u` and read again.
 */

/** The lines of all parts of a file but its texts; styles a rule a line. */
const linesOf = (settings: BookSettings, output: BookOutput): readonly string[] => {
  const bytes = written(bookOf(), settings, output);
  if (output === 'html' || output === 'pdf') {
    const page = new TextDecoder().decode(bytes);
    return page
      .slice(0, page.indexOf('<body'))
      .replaceAll(/url\([^)]*\)/gu, 'url()')
      .split(/\n|(?<=\})/u);
  }
  return [...partsIn(bytes)].flatMap(([name, part]) =>
    /(?:c\d+\.xhtml|document\.xml)$/u.test(name)
      ? []
      : [`=== ${name}`, ...part.split(/\n|(?<=\})|(?=<w:style |<w:abstractNum |<w:lvl )/u)],
  );
};

/** Elements and properties, one by one. */
const piecesOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(/(?=<)|(?<=[;{}])/u)).map((piece) => piece.trim()));

/** One setting after the other changed. */
const changes: readonly Partial<BookSettings>[] = [
  ...themes.map((theme) => ({ theme })),
  ...papers.map((paper) => ({ paper })),
  ...readingKinds.map((readings) => ({ readings })),
  ...bookLayouts.map(({ id }) => ({ layout: id })),
  { back: ['notes', 'glossary', 'changes'], glosses: true },
  { layout: 'facing', paper: 'b5', theme: 'study', readings: 'zhuyin-beside' },
  { layout: 'vertical', readings: 'zhuyin', paper: 'a4' },
];

it.each(['html', 'pdf', 'epub', 'docx'] as const)(
  'what stands around the texts of a book as %s, and what each setting changes in it',
  async (output) => {
    const usual = linesOf(settingsOf({}), output);
    const known = piecesOf(usual);
    const listing = changes.flatMap((changed) => {
      const settings = settingsOf(changed);
      if (layoutOf(settings.layout)?.outputs.includes(output) !== true) return [];
      const own = piecesOf(linesOf(settings, output));
      const gone = [...known].filter((piece) => !own.has(piece));
      const come = [...own].filter((piece) => !known.has(piece));
      return gone.length + come.length === 0
        ? []
        : [`== ${JSON.stringify(changed)}`, `- ${gone.join(' | ')}`, `+ ${come.join(' | ')}`];
    });
    await expect([...usual, ...listing, ''].join('\n')).toMatchFileSnapshot(`frames/${output}.txt`);
  },
);

it('what a book is like where nothing is chosen', () =>
  expect(usualSettings).toEqual({
    layout: 'side-by-side',
    unit: 'paragraph',
    theme: 'book',
    paper: 'a5',
    readings: 'none',
    level: 0,
    glosses: false,
    hiding: 'notes',
    back: [],
  }));

it('each layout has its outputs, options and units', () =>
  expect(
    bookLayouts
      .map(({ id, outputs, options, units, columns }) =>
        [id, outputs.join(' '), options.join(' '), units.join(' '), columns].join(' | '),
      )
      .join('\n'),
  ).toMatchFileSnapshot('frames/layouts.txt'));

it.each([1, 1500, 140_000])('what is printed one after another in parts of %i', async (partSize) => {
  const layout = layoutOf('side-by-side');
  if (layout === null) throw new Error('no layout');
  const book = bookOf(
    [
      ...rows.slice(1, 3),
      ...rows,
      { kind: 'heading', level: 1, texts: { source: '', en: '' } },
      ...rows.slice(1, 4),
    ],
    twoColumns,
  );
  const settings = settingsOf({ back: ['notes', 'glossary'], readings: 'pinyin' });
  const run = printRun(book, layout, settings, {
    output: 'pdf',
    glosser: fewWords,
    hyphens: englishHyphens(),
    partSize,
  });
  const listing: string[] = [];
  for (let n = 1; ; n += 1) {
    const part = run.next(n);
    if (part === null) break;
    const { html, ends, share, back } = part;
    listing.push(
      `== ${n}: ends ${ends?.join(' ') ?? '-'}, share ${share.toFixed(3)}, back ${back.join(' ')}`,
      html.slice(html.indexOf('<body>')),
    );
    const [, again] = ends ?? [];
    if (n === 2 && again !== undefined) {
      run.cutBefore(again);
      listing.push(`cut before ${again}`);
    }
    if (n > 60) throw new Error('no end');
  }
  const pages = new Map([
    ['c1', 3],
    ['c2', 9],
  ]);
  for (const front of [run.front(null), run.front(pages)])
    listing.push('== front', front.slice(front.indexOf('<body')));
  listing.push(`symbols ${run.symbols()}`, '');
  await expect(listing.join('\n')).toMatchFileSnapshot(`frames/parts-${partSize}.txt`);
});

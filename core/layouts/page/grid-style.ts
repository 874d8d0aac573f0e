import type { Book } from '../book.ts';
import { gridOf } from '../grid.ts';
import type { BookSettings } from '../settings.ts';

/** Elements within lines. A box of another face or size would make its line higher than the others: these have no height of their own. */
const within =
  ':is(strong, em, u, s, code, sub, sup, ins, del, q, b, i, p a, .t a, .alt, .entry, .set-apart)';

/** Lines, headings, and what stands between paragraphs: all of it whole lines, since no style rounds a height up to them. */
const common = `
body, .sheet { line-height: var(--line); } .dense-2 .sheet { --line: calc(var(--page-line) * .7); } .dense-3 .sheet { --line: calc(var(--page-line) * .5); }
${within} { line-height: 0; } .list-item::before { vertical-align: top; }
h2, h3, h4, h5, h6 { line-height: var(--line); } h2 { font-size: 1.35em; margin: calc(2 * var(--line)) 0 var(--line); } h3 { font-size: 1.15em; margin: calc(2 * var(--line)) 0 var(--line); } h4, h5, h6 { font-size: 1.05em; margin: var(--line) 0 0; }
.chapter:not(.goes-on) > h2:first-child, nav > h2 { margin: 0 0 calc(2 * var(--line)); padding-top: calc(2 * var(--line)); } .sheet > h2:first-child, .sheet > h3:first-child, .goes-on > :first-child { margin-top: 0; }
nav li { margin: 0; }
.notes-rule { margin: var(--line) 0 calc(var(--line) - 1px); } .note { margin: 0; }
.glosses { margin: 0; line-height: var(--line); } .glosses b, .glosses i { line-height: 0; }
.changes ol { margin: 0; } .changes li { margin: 0 0 var(--line); }
.glossary td, .glossary th { position: relative; padding-block: 0; border: 0; } .glossary td::after, .glossary th::after { content: ""; position: absolute; inset: auto 0 0; border-bottom: 1px solid var(--hair); }
.p { margin: 0; }
`;

/** Where readings stand above characters, Chinese lines have room for them, and the first line of a text beside it stands at the same height. */
const withReadings = `
.with-readings :is(.p, .glosses, .t):not(:lang(zh)) { position: relative; top: calc((var(--read) - var(--line)) / 2); }
.with-readings .p:lang(zh) { line-height: var(--read); } .with-readings .t:lang(zh) { line-height: calc(2 * var(--line)); } .with-readings rt:lang(zh) { line-height: 1.1; }
`;

/** First lines that are set in tell paragraphs apart where no room is between them. */
const setIn = (paragraphs: string): string =>
  `${paragraphs} { text-indent: 1.5em; } ${paragraphs}:is(:lang(zh), :lang(ja)) { text-indent: 2em; } ${paragraphs}:is(.list-item, .quote, .code) { text-indent: 0; }`;

const arranged = ({ layout, unit, theme }: BookSettings): string => {
  const after = (before: string, what: string): string => `${before} + ${what} { margin-top: var(--line); }`;
  if (layout === 'side-by-side')
    return theme === 'study'
      ? '.row { margin: 0; padding-bottom: calc(var(--line) / 2); } .row + .row, .row + .glosses { margin-top: calc(var(--line) / 2 - 1px); } .glosses + .row { margin-top: var(--line); }'
      : `.row { margin: 0; } ${after('.row', '.row')} ${after('.glosses', '.row')}`;
  if (layout === 'alternating')
    return unit === 'chapter'
      ? `${setIn('.p + .p')} .first + .second { text-indent: 0; margin-top: calc(2 * var(--line)); } .second + .second { margin: 0; }`
      : `${after('.second', '.first')} ${after('.glosses', '.p')} ${after('.first', '.first')}`;
  if (layout === 'single') return `${setIn('.p')} ${after('.glosses', '.p')}`;
  if (layout === 'word-by-word')
    return `.words { gap: 0 .7em; margin: 0; } .w { padding-bottom: var(--unit); } .ww { line-height: var(--line); } .wr, .wg { line-height: var(--unit); } ${after('.second', '.p')} .words > .note-sign { align-self: start; margin: var(--unit) 0 0 -.7em; line-height: var(--unit); }`;
  return '';
};

const upright = `
.vertical, .dense-2 .vertical, .dense-3 .vertical { line-height: var(--line); } .vertical { --line: var(--upright); } .dense-2 .vertical { --line: calc(var(--upright) * .7); } .dense-3 .vertical { --line: calc(var(--upright) * .5); }
.vertical :is(h2, h3, h4, h5, h6) { line-height: var(--line); margin: 0 var(--line); } .vertical :is(h2, h3):first-child { margin-right: 0; }
`;

/**
 * Rules of pages for print, behind all others: everything is whole units of the grid high, and each page begins with a line, so that lines of
 * columns beside each other, of facing pages and of those that follow stand at the same heights.
 */
export const gridRules = (book: Book, settings: BookSettings): string => {
  const {
    unit,
    line,
    read,
    upright: uprightLine,
  } = gridOf(
    settings,
    book.columns.map(({ language }) => language),
  );
  const measures = `:root { --unit: ${unit}px; --page-line: ${unit * line}px; --line: ${unit * line}px; --read: ${unit * read}px; --upright: ${uprightLine}px; }`;
  return [measures, common, read === line ? '' : withReadings, arranged(settings), upright].join('\n');
};

import type { Line } from '../book.ts';
import type { BookElement } from '../elements.ts';
import type { GlossedWord } from '../glosses.ts';
import { allWords } from '../marks.ts';
import { unbroken } from '../unbroken.ts';
import type { Pen } from './pen.ts';

/** Headings of chapters are the second level: the title of the book is the first. */
const headingName = (level: number): string => `h${Math.min(Math.max(level, 1) + 1, 6)}`;

type Said = Extract<BookElement, { readonly kind: unknown }>;

/** Classes of a paragraph; none of the words of the user become one. */
const classOf = ({ kind, level }: Pick<Said, 'kind' | 'level'>, ...more: readonly string[]): string => {
  const depth = kind === 'list-item' && level > 1 ? [`d${Math.min(level, 4)}`] : [];
  return ` class="${['p', ...(kind === 'paragraph' ? [] : [kind]), ...depth, ...more].join(' ')}"`;
};

const columnClass = ({ column }: Line): string => (column === 0 ? 'first' : 'other');

const heading = ({ level, lines }: BookElement & { is: 'heading' }, pen: Pen): string => {
  const [first] = lines;
  if (first === undefined) return '';
  const name = headingName(level);
  const inside = lines
    .map(
      (line) =>
        `<span class="t ${columnClass(line)}"${pen.lang(pen.languageOf(line.column))}>${pen.heading(line)}</span>`,
    )
    .join(' ');
  return `<${name}>${inside}</${name}>\n`;
};

const row = (element: BookElement & { is: 'row' }, pen: Pen): string => {
  const cells = element.cells.map((cell, column) => {
    const language = pen.lang(pen.languageOf(column));
    if (cell === null) return `<div class="cell gap"${language}></div>`;
    return `<p${classOf(element, 'cell', columnClass(cell))}${language}>${pen.line(cell)}</p>`;
  });
  return `<div class="row of-${Math.min(cells.length, 8)}">${cells.join('')}</div>\n`;
};

const text = ({ line, second, ...standing }: BookElement & { is: 'text' }, pen: Pen): string =>
  `<p${classOf(standing, second ? 'second' : 'first')}${pen.lang(pen.languageOf(line.column))}>${pen.line(line)}</p>\n`;

const gloss = (line: Line, { glosser, settings, shown, lang, languageOf, own }: Pen): string => {
  const words = line.sentences.map(({ rich }) => rich.text).join('\n');
  const found = glosser?.hard(words, settings.level) ?? [];
  if (found.length === 0) return '';
  const items = found.map(
    ({ word, reading, gloss: meaning }) =>
      `<span class="entry"><b${lang(languageOf(line.column))}>${shown(word)}</b> <i${lang('zh-Latn-pinyin')}>${shown(reading)}</i> ${shown(meaning)}</span>`,
  );
  return `<p class="glosses"${own()}${lang('en')}>${items.join('<span class="set-apart"> · </span>')}</p>\n`;
};

const wordsOf = ({ line, ...standing }: BookElement & { is: 'words' }, pen: Pen): string => {
  const { glosser, shown, lang } = pen;
  const all = line.sentences.flatMap(({ rich }) => glosser?.words(allWords(rich)) ?? []);
  const drawnWord = ({ word, reading, gloss: meaning }: GlossedWord): string =>
    meaning === '' && reading === ''
      ? `<span class="w bare"><span class="ww">${shown(word)}</span></span>`
      : `<span class="w"><span class="wr"${lang('zh-Latn-pinyin')}>${shown(reading)}</span><span class="ww">${shown(word)}</span><span class="wg"${lang('en')}>${shown(meaning)}</span></span>`;
  const parts = unbroken(all).map((group) => {
    const inside = group.map(drawnWord).join('');
    return group.length === 1 ? inside : `<span class="unbroken">${inside}</span>`;
  });
  return `<p${classOf(standing, 'words')}${lang(pen.languageOf(line.column))}>${parts.join(' ')}${pen.signs(line)}</p>\n`;
};

const others = (lines: readonly Line[], pen: Pen): string =>
  lines
    .map((line) => `<p class="p other"${pen.lang(pen.languageOf(line.column))}>${pen.line(line)}</p>`)
    .join('');

/** Whether the words of a line have links in them, or signs of annotations. */
const leads = (markup: string): boolean => markup.includes('<a ');

/** Where a tap on the words may mean something else, there is a line of its own to tap: nothing that can be tapped stands in another. */
const reveal = (element: BookElement & { is: 'reveal' }, pen: Pen): string => {
  const { line, hidden } = element;
  const { words: labels } = pen.book;
  const language = pen.lang(pen.languageOf(line.column));
  const words = pen.line(line);
  if (!leads(words)) {
    const first = `<span${classOf(element, 'first')}${language}>${words}</span>`;
    return `<details class="reveal"><summary>${first}</summary>${others(hidden, pen)}</details>\n`;
  }
  const ask = `<summary class="ask"${pen.own()}${pen.lang(labels.language)}>${pen.shown(labels.show)}</summary>`;
  return (
    `<p${classOf(element, 'first')}${language}>${words}</p>\n` +
    `<details class="reveal">${ask}${others(hidden, pen)}</details>\n`
  );
};

/** The sign of another text; annotations have numbers. */
const otherSign = '※';
/** No line breaks at it. */
const wordJoiner = '\u2060';

/**
 * In e-books the reader shows the note above the page; in a page of the web it is a popover. Neither needs a script. The notes themselves
 * stand at the end of their chapter.
 */
const sign = (element: BookElement & { is: 'sign' }, pen: Pen): string => {
  const { line, hidden } = element;
  const number = pen.nextSign();
  const words = pen.line(line);
  const language = pen.lang(pen.languageOf(line.column));
  const { words: labels } = pen.book;
  const said = `${pen.shown(labels.show)} ${number}`;
  if (pen.output === 'epub') {
    pen.keep(
      () =>
        `<aside class="other-text" epub:type="footnote" role="doc-footnote" id="x${number}">${others(hidden, pen)}<p class="back"${pen.own()}><a href="#q${number}"${pen.lang(labels.language)}>${pen.shown(labels.back)}</a></p></aside>\n`,
    );
    return `<p${classOf(element, 'first')}${language} id="q${number}">${words}<a class="sign" epub:type="noteref" role="doc-noteref" href="#x${number}" aria-label="${said}"${pen.lang(labels.language)}>${wordJoiner}${otherSign}</a></p>\n`;
  }
  pen.keep(() => `<aside class="other-text" popover="auto" id="x${number}">${others(hidden, pen)}</aside>\n`);
  return `<p${classOf(element, 'first')}${language}>${words} <button class="sign" popovertarget="x${number}" aria-label="${said}"${pen.lang(labels.language)}>${otherSign}</button></p>\n`;
};

const slide = (element: BookElement & { is: 'slide' }, pen: Pen): string => {
  const lines = element.lines.map((line) => {
    const name = element.heading && line === element.lines[0] ? 'h2' : 'p';
    return `<${name} class="${columnClass(line)}"${pen.lang(pen.languageOf(line.column))}>${pen.line(line)}</${name}>`;
  });
  return `<section class="slide${element.heading ? ' title' : ''}">${lines.join('')}</section>\n`;
};

/** Elements as XHTML, which is HTML too. */
export const drawn = (elements: readonly BookElement[], pen: Pen): string =>
  elements.map((element) => drawOne(element, pen)).join('');

const page = ({ side, vertical, dense, elements }: BookElement & { is: 'page' }, pen: Pen): string =>
  `<div class="page ${side} dense-${dense}"><div class="sheet${vertical ? ' vertical' : ''}">\n${drawn(elements, pen)}</div></div>\n`;

const drawOne = (element: BookElement, pen: Pen): string => {
  if (element.is === 'heading') return heading(element, pen);
  if (element.is === 'text') return text(element, pen);
  if (element.is === 'row') return row(element, pen);
  if (element.is === 'words') return wordsOf(element, pen);
  if (element.is === 'glosses') return gloss(element.line, pen);
  if (element.is === 'reveal') return reveal(element, pen);
  if (element.is === 'sign') return sign(element, pen);
  if (element.is === 'slide') return slide(element, pen);
  if (element.is === 'page') return page(element, pen);
  return `<div class="${element.vertical ? 'vertical' : 'flow'}">\n${drawn(element.elements, pen)}</div>\n`;
};

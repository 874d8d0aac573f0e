import { chineseScript, primaryOf, type Language } from '../../model/index.ts';
import type { Book } from '../book.ts';
import { fontSizes, leadingOf, leadingWithReadings, pageMargins } from '../estimate.ts';
import { paperSizes, type BookOutput, type BookSettings } from '../settings.ts';
import { bookFamilies } from './families.ts';
import { gridRules } from './grid-style.ts';

/** Faces of the system, those with single files first: Chromium embeds these as what they are. The last are those of the app's screen. */
const faces = {
  'zh-Hant':
    '"Noto Serif TC", "Noto Serif CJK TC", "Source Han Serif TC", "Source Han Serif K", "Songti TC", PMingLiU, MingLiU, "AR PL UMing TW", "Noto Sans TC Variable", serif',
  'zh-Hans':
    '"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, NSimSun, "AR PL UMing CN", "Noto Sans SC Variable", serif',
  ja: '"Noto Serif JP", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "Noto Sans TC Variable", serif',
  ko: '"Noto Serif KR", "Noto Serif CJK KR", AppleMyungjo, Batang, serif',
  other:
    '"Noto Serif", "Source Serif 4", Charter, Cambria, Georgia, "Times New Roman", "Noto Sans TC Variable", serif',
} as const;

/** The app's own faces, which print alone has: those of the language first. */
const ownFamilies: Readonly<Record<keyof typeof faces, readonly (keyof typeof bookFamilies)[]>> = {
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'latin'],
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'latin'],
  ja: [],
  ko: [],
  other: ['latin', 'zh-Hant', 'zh-Hans'],
};

const facesFor = (language: Language, output: BookOutput): string => {
  const kind =
    chineseScript(language) ??
    (['ja', 'ko'].find((one) => one === primaryOf(language)) as 'ja' | undefined) ??
    'other';
  const own = output === 'pdf' ? ownFamilies[kind].map((family) => `"${bookFamilies[family]}", `) : [];
  return own.join('') + faces[kind];
};

/** Faces of code, before those of the language, which have its other characters. */
const codeFaces = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Courier New"';

const languageRules = ({ columns, words }: Book, output: BookOutput): string =>
  [...new Set([words.language, ...columns.map(({ language }) => language)])]
    .map((language) => {
      const own = facesFor(language, output);
      // Pages for print have a grid of lines instead.
      const height = output === 'pdf' ? '' : ` line-height: ${leadingOf(language)};`;
      return `:lang(${language}) { font-family: ${own};${height} } .code:lang(${language}), code:lang(${language}) { font-family: ${codeFaces}, ${own}; }`;
    })
    .join('\n');

/**
 * Zhuyin at the right of each character: the character keeps room for it, and its signs are laid over that, so that lines break and are
 * filled as without (Chromium has no `ruby-position: inter-character`). Signs are a third of the character, so that three are as high as it
 * is; a tone stands at the right of the last one, that of a light tone above the first (Manual of the National Phonetic Symbols, Ministry of
 * Education, Taiwan).
 */
const besideStyle = `
.reads-beside ruby { display: inline; position: relative; padding-right: .62em; white-space: nowrap; }
.reads-beside rt { display: block; position: absolute; top: 50%; right: 0; width: .58em; padding: 0; transform: translateY(-50%); font-size: 1em; line-height: 1; text-align: start; text-indent: 0; user-select: none; }
.reads-beside .signs { display: block; font-size: .34em; width: 1em; line-height: 1; writing-mode: vertical-rl; text-orientation: upright; }
.reads-beside .tone { position: absolute; left: .6em; bottom: -.25em; font-size: .5em; line-height: 1; }
.reads-beside .light { display: block; width: .68em; height: .4em; font-size: .5em; line-height: 1; text-align: center; }
.reads-beside .vertical ruby, .reads-beside.vertical ruby { padding-right: 0; }
.reads-beside .vertical rt, .reads-beside.vertical rt { writing-mode: horizontal-tb; right: auto; left: calc(50% + .54em); }
`;

/** Breaking of lines and the room between characters, as JLREQ and CLREQ ask for it, as far as an engine has it. */
const base = `
* { box-sizing: border-box; }
body { margin: 0; line-break: strict; overflow-wrap: break-word; text-spacing-trim: trim-start; text-autospace: normal; hanging-punctuation: allow-end; widows: 2; orphans: 2; -epub-hyphens: auto; }
:lang(en) { hyphens: auto; hyphenate-limit-chars: 6 3 2; }
:lang(zh), :lang(ja), :lang(ko) { hyphens: manual; text-align: justify; }
.cell:not(:lang(zh)):not(:lang(ja)):not(:lang(ko)) { text-align: start; }
p { margin: 0; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.4; text-align: start; break-after: avoid; page-break-after: avoid; break-inside: avoid; text-wrap: balance; hyphens: manual; }
h1 { font-size: 1.9em; margin: 0 0 .6em; } h2 { font-size: 1.45em; margin: 1.6em 0 1em; } h3 { font-size: 1.2em; margin: 1.4em 0 .8em; } h4, h5, h6 { font-size: 1.05em; margin: 1.2em 0 .6em; }
h2 .t, h3 .t, h4 .t, h5 .t, h6 .t { display: block; text-align: start; } h2 .t + .t, h3 .t + .t, h4 .t + .t, h5 .t + .t, h6 .t + .t { font-size: .8em; font-weight: 400; color: var(--faint); }
.list-item { padding-inline-start: 1.2em; } .list-item::before { content: "•"; display: inline-block; width: 1.2em; margin-inline-start: -1.2em; text-indent: 0; } .d2 { padding-inline-start: 2.4em; } .d3 { padding-inline-start: 3.6em; } .d4 { padding-inline-start: 4.8em; }
.gap::before { content: none; }
.quote { padding-inline-start: 1.5em; padding-inline-end: 1em; }
.code { white-space: pre-wrap; white-space: break-spaces; text-align: start; font-size: .88em; }
code { font-size: .88em; }
ruby { ruby-position: over; ruby-align: center; } rt { font-size: .5em; line-height: 1.1; color: var(--reading); text-align: center; hyphens: manual; letter-spacing: 0; }
.with-readings rt { padding-inline: .15em; } .with-readings .vertical { text-autospace: no-autospace; }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .18em; }
.note-sign, .sign { font-size: .68em; vertical-align: super; line-height: 0; margin-inline-start: .15em; text-decoration: none; color: var(--accent); text-combine-upright: all; }
.alt { color: var(--faint); }
.title-page { text-align: center; padding: 22vh 1em 4em; } .title-page p { color: var(--faint); margin-top: .6em; text-align: center; } .title-page h1 { text-align: center; }
nav ol { list-style: none; padding: 0; margin: 0; } nav li { margin: .4em 0; } nav a { text-decoration: none; display: flex; gap: .6em; align-items: baseline; }
.notes-rule { width: 6em; margin: 2em 0 1em; border: 0; border-top: 1px solid var(--rule); }
.note { font-size: .86em; margin: 0 0 .5em; } .note .number { color: var(--accent); margin-inline-end: .3em; }
.glosses { font-size: .8em; color: var(--faint); margin: .25em 0 .9em; text-align: start; line-height: 1.5; } .glosses b { color: var(--ink); font-weight: 500; line-height: 1.5; } .glosses .entry { display: inline; } .glosses i { line-height: 1.5; }
.glossary table { border-collapse: collapse; width: 100%; } .glossary td, .glossary th { overflow-wrap: anywhere; min-width: 4.2em; padding: .25em .6em .25em 0; vertical-align: baseline; border-bottom: 1px solid var(--hair); text-align: start; }
.glossary th { overflow-wrap: break-word; word-break: keep-all; hyphens: none; font-weight: 600; font-size: .86em; color: var(--faint); } .changes ol { padding-inline-start: 2em; } .changes li { margin: 0 0 .7em; } .where { font-size: .8em; color: var(--faint); } del { color: var(--faint); } ins { text-decoration: none; font-weight: 500; }
.vertical { writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; text-orientation: mixed; line-height: 1.9; }
.vertical p { margin: 0; } .vertical h2, .vertical h3 { margin: 0 1em 0 1.4em; } .vertical ruby { ruby-position: over; }
${besideStyle}`;

/** Heights of lines where they are not those of a grid. */
const leading = `
.with-readings :lang(zh) { line-height: ${leadingWithReadings}; } .with-readings .glosses :lang(zh) { line-height: 1.5; }
.vertical :lang(zh), .vertical :lang(ja) { line-height: 1.9; }
`;

const arranged: Readonly<Record<string, string>> = {
  'side-by-side': `
.row { display: grid; gap: 0 1.6em; align-items: start; margin: 0 0 .7em; } .of-2 { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .of-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); } .of-4 { grid-template-columns: repeat(4, minmax(0, 1fr)); } .of-5 { grid-template-columns: repeat(5, minmax(0, 1fr)); } .of-6 { grid-template-columns: repeat(6, minmax(0, 1fr)); } .of-7 { grid-template-columns: repeat(7, minmax(0, 1fr)); } .of-8 { grid-template-columns: repeat(8, minmax(0, 1fr)); }
@media screen and (max-width: 36em) { .row { display: block; margin-bottom: 1.1em; } .row .other { margin-top: .3em; color: var(--faint); } .row .gap { display: none; } }
`,
  alternating: `
.p { margin: 0 0 .35em; } .second { color: var(--second); margin-bottom: .9em; } .first + .first { margin-top: .6em; }
`,
  hidden: `
.p { margin: 0 0 .6em; } details { margin: 0 0 .7em; } summary { cursor: pointer; list-style: none; } summary::-webkit-details-marker { display: none; } summary::marker { content: ""; } summary:hover { background: var(--hair); } details[open] > summary { color: var(--ink); } details .other { margin: .3em 0 0 0; padding-inline-start: .9em; border-inline-start: 2px solid var(--rule); color: var(--second); }
.sign { padding: max(.6em, 7px) max(.65em, 8px); margin-inline: -4px; } button.sign { font: inherit; font-size: .62em; border: 0; background: none; min-width: 24px; min-height: 24px; margin-block: -.4em; cursor: pointer; color: var(--accent); } .ask { font-size: .8em; color: var(--accent); padding: .4em 0; text-decoration: underline; text-underline-offset: .18em; } button.sign:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
aside[popover] { max-width: 34em; border: 1px solid var(--rule); border-radius: .4em; padding: 1em 1.2em; background: var(--paper); color: var(--ink); } .back { font-size: .8em; }
aside.other-text { margin: 0 0 .8em; font-size: .95em; }
`,
  single:
    '.p { text-indent: 0; margin: 0 0 .2em; } .p:lang(zh), .p:lang(ja) { text-indent: 2em; } .list-item.p, .quote.p { text-indent: 0; }',
  facing: `
.sheet .p { margin: 0; } .sheet .p:lang(zh), .sheet .p:lang(ja) { text-indent: 2em; } .sheet .p:not(:lang(zh)):not(:lang(ja)) { text-indent: 1.5em; } .sheet .p.list-item, .sheet .p.quote, .sheet .p.code { text-indent: 0; } .dense-2 .sheet { font-size: .7em; } .dense-3 .sheet { font-size: .5em; }
`,
  vertical:
    '.p { text-indent: 2em; } .p:not(:lang(zh)):not(:lang(ja)) { text-indent: 1.5em; } .flow { margin-top: 2em; }',
  'word-by-word': `
.words { display: flex; flex-wrap: wrap; gap: .5em .7em; margin: 0 0 .3em; line-height: 1.3; } .w { display: inline-flex; flex-direction: column; align-items: center; break-inside: avoid; } .unbroken { display: inline-flex; } .ww { font-size: 1.15em; line-height: 1.4; } .wr, .wg { font-size: .62em; line-height: 1.35; color: var(--faint); } .bare { justify-content: center; } .second { margin: 0 0 1em; color: var(--second); }
`,
  slides: `
html { scroll-snap-type: y mandatory; } .slide { min-height: 100vh; scroll-snap-align: start; display: flex; flex-direction: column; justify-content: center; gap: .8em; padding: 8vh 10vw; font-size: clamp(1.3rem, 3.2vw, 2.6rem); break-after: page; } .slide p, .slide h2 { margin: 0; } .slide .other { color: var(--second); font-size: .72em; } .slide.title { align-items: center; text-align: center; } main { max-width: none; padding: 0; }
`,
};

const themeRules: Readonly<Record<BookSettings['theme'], string>> = {
  book: ':root { --paper: #fdfcf8; --ink: #1f1c18; --second: #3d3831; --faint: #6a6359; --reading: #6a6359; --rule: #a79f90; --hair: #e6e0d4; --accent: #8a3b1e; }',
  plain:
    ':root { --paper: #fff; --ink: #000; --second: #000; --faint: #555; --reading: #333; --rule: #888; --hair: #ddd; --accent: #000; }',
  study:
    ':root { --paper: #fff; --ink: #1a1a1a; --second: #1d4d6b; --faint: #55606a; --reading: #a03a12; --rule: #9aa7b1; --hair: #dfe6eb; --accent: #a03a12; }',
};

const dark =
  '@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --paper: #191815; --ink: #e6e2d9; --second: #c9c3b6; --faint: #a09a8d; --reading: #b7b0a2; --rule: #6f6a5f; --hair: #35322c; --accent: #e39a78; } }';

/** What a theme has besides colours. */
const themeMeasures: Readonly<Record<BookSettings['theme'], string>> = {
  book: '',
  plain: '',
  study: 'body { line-height: 1.8; } .row { border-bottom: 1px solid var(--hair); padding-bottom: .6em; }',
};

/**
 * Colours of an e-book whose reader chooses that of the page: made of the colour the words have there, so that they can be read on a dark one
 * too. An engine that cannot mix colours shows all words in that one.
 */
const inkOf = (share: number, tint = 'transparent'): string =>
  `color-mix(in srgb, currentColor ${share}%, ${tint})`;
const mixedRules: Readonly<Record<BookSettings['theme'], string>> = {
  book: `:root { --ink: currentColor; --second: ${inkOf(86)}; --faint: ${inkOf(74)}; --reading: ${inkOf(74)}; --rule: ${inkOf(45)}; --hair: ${inkOf(18)}; --accent: ${inkOf(50, '#c4562b')}; }`,
  plain: `:root { --ink: currentColor; --second: currentColor; --faint: ${inkOf(74)}; --reading: ${inkOf(80)}; --rule: ${inkOf(50)}; --hair: ${inkOf(18)}; --accent: currentColor; }`,
  study: `:root { --ink: currentColor; --second: ${inkOf(60, '#2a7fb0')}; --faint: ${inkOf(74)}; --reading: ${inkOf(50, '#c4562b')}; --rule: ${inkOf(45)}; --hair: ${inkOf(18)}; --accent: ${inkOf(50, '#c4562b')}; }`,
};

/** A string of CSS: what could end it, or the element it stands in, by its number. */
const cssString = (text: string): string =>
  `"${Array.from(text.replaceAll(/\s+/gu, ' ').slice(0, 120))
    .map((one) => (/[\p{L}\p{N} ]/u.test(one) ? one : `\\${(one.codePointAt(0) ?? 32).toString(16)} `))
    .join('')}"`;

/**
 * Pages, running heads and numbers for print. Each chapter has pages of its own name, whose head tells its title. A sentence stays whole; a
 * paragraph goes on at the next page, for half of this one would be left empty otherwise.
 */
const printRules = (
  { title, chapters, columns, words }: Book,
  { paper, layout, unit }: BookSettings,
  start: number,
): string => {
  const [width, height] = paperSizes[paper];
  const { top, bottom, inner, outer } = pageMargins;
  // The first page of what is printed is a right one to a browser, whatever its number.
  const [odd, even] = start % 2 === 1 ? ['right', 'left'] : ['left', 'right'];
  // Books whose lines stand upright are bound at the right.
  const [oddMargins, evenMargins] =
    layout === 'vertical'
      ? [`${top}mm ${inner}mm ${bottom}mm ${outer}mm`, `${top}mm ${outer}mm ${bottom}mm ${inner}mm`]
      : [`${top}mm ${outer}mm ${bottom}mm ${inner}mm`, `${top}mm ${inner}mm ${bottom}mm ${outer}mm`];
  const [oddHead, evenHead] = layout === 'vertical' ? ['left', 'right'] : ['right', 'left'];
  const head = `font: 7.5pt ${facesFor(columns[0]?.language ?? words.language, 'pdf')}; color: #555;`;
  const number = `content: counter(page); ${head}`;
  const named = chapters
    .filter(({ title: own }) => own !== '')
    .map(
      ({ number: n, title: own }) =>
        `@page c${n}:${odd} { @top-${oddHead} { content: ${cssString(own)}; ${head} } }\n.c${n} { page: c${n}; }`,
    )
    .join('\n');
  return `
@page { size: ${width}mm ${height}mm; margin: ${top}mm ${inner}mm ${bottom}mm; @bottom-center { ${number} } }
@page :${even} { margin: ${evenMargins}; @top-${evenHead} { content: ${cssString(title)}; ${head} } }
@page :${odd} { margin: ${oddMargins}; }
${named}
@page front { @top-left { content: none; } @top-right { content: none; } @bottom-center { content: none; } }
@page contents { @top-left { content: none; } @top-right { content: none; } @bottom-center { content: counter(page, lower-roman); } }
@media print {
  :root { --paper: #fff; } .unseen { display: none; } :lang(en) { hyphens: manual; }
  html { counter-reset: page ${start - 1}; font-size: ${fontSizes[paper]}pt; } body { background: none; font-size: 1rem; } main, nav { max-width: none; padding: 0; }
  .title-page { page: front; break-after: page; } nav { page: contents; } .leader { flex: 1; border-bottom: 1px dotted var(--rule); margin: 0 .3em; } .page-number { font-variant-numeric: tabular-nums; } .title-page { padding-top: 60mm; }
  .chapter { break-before: ${layout === 'facing' || layout === 'vertical' ? 'auto' : 'page'}; } .chapter.continues { break-before: auto; } .back-part { break-before: page; }
  .chapter:not(.goes-on) > h2:first-child, nav > h2 { margin-top: 0; padding-top: 12mm; } .goes-on > :first-child { margin-top: 0; } .sheet h2:first-child { padding-top: 0; }
  .row { break-inside: ${unit === 'sentence' ? 'avoid' : 'auto'}; } .words { break-inside: auto; } a { text-decoration: none; }
  .page { break-after: page; } .page.left { break-before: left; } .page.right { break-before: right; }
  .vertical { height: ${height - top - bottom - 1}mm; max-height: none; width: 100%; padding: 0; overflow: visible; }
}`;
};

const screen = `
body { background: var(--paper); color: var(--ink); font-size: 1.05rem; } main, nav { max-width: 60rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 5rem; } nav { padding-bottom: 1rem; }
.chapter { margin: 0 0 4rem; } .vertical { max-height: 80vh; height: 40rem; overflow-x: auto; max-width: 100%; padding: 1em 0; }
`;

/** Viewport of a page of an e-book whose pages are fixed, in CSS pixels. */
export const fixedPage = { width: 900, height: 1240, margin: 90, fontSize: 26 } as const;

const fixed = `
.fixed, .fixed body { width: ${fixedPage.width}px; height: ${fixedPage.height}px; margin: 0; } .fixed body { font-size: ${fixedPage.fontSize}px; overflow: hidden; background: #fff; color: #1f1c18; } .page { padding: ${fixedPage.margin}px; } .dense-2 .sheet { font-size: ${fixedPage.fontSize * 0.7}px; } .dense-3 .sheet { font-size: ${fixedPage.fontSize * 0.5}px; }
`;

/** The style sheet of a book. `epub`: of its reflowable pages, whose reader chooses size, margins and colours. `start`: the number of the first page that is printed. */
export const bookStyle = (book: Book, settings: BookSettings, output: BookOutput, start = 1): string => {
  const isEpub = output === 'epub';
  const isFixed = isEpub && settings.layout === 'facing';
  return [
    (isEpub ? mixedRules : themeRules)[settings.theme],
    // Pages of fixed size have a page of their own; the contents and notes of their book do not.
    isFixed ? themeRules[settings.theme].replace(':root', '.fixed') : '',
    themeMeasures[settings.theme],
    isEpub || output === 'pdf' ? '' : dark,
    base,
    output === 'pdf' ? '' : leading,
    isEpub ? '' : screen,
    arranged[settings.layout] ?? '',
    languageRules(book, output),
    // A face for Chinese has a bullet of its own size.
    `.list-item::before { font-family: ${facesFor('en', output)}; }`,
    isEpub ? (isFixed ? fixed : '.title-page { padding-top: 5em; }') : printRules(book, settings, start),
    output === 'pdf' ? gridRules(book, settings) : '',
  ].join('\n');
};

import { fail, isUnspaced, ok, type Language, type Result } from '../model/index.ts';
import type { Written } from '../formats/export-source.ts';
import { zipTo } from '../package/zip.ts';
import type { Book, Chapter } from './book.ts';
import type { BookElement } from './elements.ts';
import type { Glosser } from './glosses.ts';
import { backParts, listed, readingClass } from './html.ts';
import { layoutOf } from './layouts.ts';
import { notesMarkup } from './page/back.ts';
import { drawn } from './page/draw.ts';
import { notesComeLast, penFor, type Pen } from './page/pen.ts';
import { bookStyle, fixedPage } from './page/style.ts';
import type { BookSettings } from './settings.ts';

type Page = {
  readonly file: string;
  readonly title: string;
  readonly language: Language;
  readonly body: string;
  readonly vertical: boolean;
  /** Of a book whose pages are fixed. */
  readonly spread: 'left' | 'right' | null;
  /** The chapter that begins here. */
  readonly begins: Chapter | null;
};

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
const container = `${xml}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const pageXml = ({ title, language, body, vertical, spread }: Page, pen: Pen): string => {
  const { book, settings, shown, lang } = pen;
  const name = title === '' ? book.title : title;
  const viewport =
    spread === null
      ? ''
      : `<meta name="viewport" content="width=${fixedPage.width}, height=${fixedPage.height}"/>`;
  const classes = [
    `layout-${settings.layout}`,
    ...(spread === null ? [] : ['fixed']),
    ...[readingClass(settings)].filter((one) => one !== ''),
    ...(vertical ? ['vertical'] : []),
  ].join(' ');
  return (
    `${xml}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${lang(language)} class="${classes}">\n` +
    `<head><title>${name.trim() === '' ? '–' : shown(name)}</title>${viewport}<link rel="stylesheet" type="text/css" href="book.css"/></head>\n<body>\n${body}</body>\n</html>\n`
  );
};

/** A chapter is a page of its own; its stretches and fixed pages are pages each. */
const pagesOf = (chapter: Chapter, elements: readonly BookElement[], pen: Pen): readonly Page[] => {
  const { number, title, language, continues } = chapter;
  const apart = elements.filter((element) => element.is === 'page' || element.is === 'flow');
  const page = (n: number, parts: readonly BookElement[], about: Partial<Page>): Page => {
    const file = n === 0 ? `c${number}.xhtml` : `c${number}-${n + 1}.xhtml`;
    pen.begin(file);
    const body = drawn(parts, pen) + pen.takeKept();
    const notes = notesComeLast(pen) ? '' : notesMarkup(pen.takeNotes(), '', pen);
    return {
      file,
      title,
      language,
      body: `<section epub:type="chapter" role="doc-chapter" class="chapter" id="c${number}${n === 0 ? '' : `-${n + 1}`}">\n${body}${notes}</section>\n`,
      vertical: false,
      spread: null,
      begins: n === 0 && !continues ? chapter : null,
      ...about,
    };
  };
  if (apart.length === 0) return [page(0, elements, {})];
  return apart.map((element, n) =>
    element.is === 'page'
      ? page(n, [element], { spread: element.side })
      : page(n, element.elements, { vertical: element.vertical }),
  );
};

const frontPage = (pen: Pen, spread: Page['spread']): Page => {
  const { book, shown, lang } = pen;
  const language = book.columns[0]?.language ?? 'und';
  const columns = book.columns
    .map((one) => `<span${lang(one.language)}>${shown(one.label)}</span>`)
    .join(' · ');
  const by =
    book.author === ''
      ? ''
      : `<p${lang(book.words.language)}>${shown(book.words.by.replaceAll('{author}', book.author))}</p>`;
  return {
    file: 'title.xhtml',
    title: book.title,
    language,
    body: `<section class="title-page"${pen.own()} epub:type="titlepage"><h1>${book.title.trim() === '' ? '–' : shown(book.title)}</h1><p>${columns}</p>${by}</section>\n`,
    vertical: false,
    spread,
    begins: null,
  };
};

type Begun = { readonly file: string; readonly title: string; readonly language: Language };

/** Places that programs offer by themselves (EPUB Structural Semantics Vocabulary 1.1): the title page, the contents, where the text begins. */
const landmarks = (first: Begun | undefined, { book, shown, lang }: Pen): string => {
  const { language, landmarks: title, contents, text } = book.words;
  const place = (type: string, href: string, words: string): string =>
    `<li><a epub:type="${type}" href="${href}"${lang(language)}>${shown(words)}</a></li>\n`;
  const items = [
    place('titlepage', 'title.xhtml', book.title.trim() === '' ? '–' : book.title),
    place('toc', 'nav.xhtml', contents),
    ...(first === undefined ? [] : [place('bodymatter', first.file, text)]),
  ];
  return `<nav epub:type="landmarks" id="landmarks" hidden="hidden"><h2${lang(language)}>${shown(title)}</h2>\n<ol>\n${items.join('')}</ol></nav>\n`;
};

/** The contents, which e-books must have: the chapters, or the first page where there are none, and the parts behind them. */
const navigation = (begun: readonly Begun[], back: readonly Begun[], pen: Pen): Page => {
  const { book, shown, lang } = pen;
  const { contents, language, text } = book.words;
  const items = [...begun, ...back].map(
    (one) =>
      `<li><a href="${one.file}"${lang(one.language)}>${shown(one.title.trim() === '' ? text : one.title)}</a></li>\n`,
  );
  return {
    file: 'nav.xhtml',
    title: contents,
    language,
    body: `<nav epub:type="toc" role="doc-toc" id="toc"><h2>${shown(contents)}</h2>\n<ol>\n${items.join('')}</ol></nav>\n${landmarks(begun[0], pen)}`,
    vertical: false,
    spread: null,
    begins: null,
  };
};

type Listed = Pick<Page, 'file' | 'spread'>;

/** A name for this very book: the same book made at the same time has the same (a UUID by FNV-1a, of what it is made of). */
const identifier = ({ title, created, rows }: Book): string => {
  const digits = Array.from({ length: 4 }, (_, n) => {
    let hash = 0x811c9dc5 ^ n;
    for (const character of `${n} ${title} ${created} ${rows}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
};

/**
 * Whom the book serves, in the words of schema.org (EPUB Accessibility 1.1, section 2; the vocabulary for `accessibilityFeature` of 2024).
 * That it meets a level of WCAG is for somebody to say who has looked at the texts.
 */
const accessibility = ({ book, settings, shown }: Pen): readonly string[] => {
  const { access } = book.words;
  const isFixed = settings.layout === 'facing';
  const isVertical = settings.layout === 'vertical';
  const hasReadings = settings.readings !== 'none';
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    ...(isFixed ? [] : ['displayTransformability']),
    ...(hasReadings ? [settings.level === 0 ? 'fullRubyAnnotations' : 'rubyAnnotations'] : []),
    ...(isVertical ? ['verticalWriting'] : []),
  ];
  const summary = [
    access.all,
    isFixed ? access.fixed : access.reflows,
    ...(hasReadings ? [access.readings] : []),
    ...(isVertical ? [access.vertical] : []),
  ];
  const said: readonly (readonly [property: string, value: string])[] = [
    ['accessMode', 'textual'],
    ['accessModeSufficient', 'textual'],
    ...features.map((feature) => ['accessibilityFeature', feature] as const),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', summary.join(isUnspaced(book.words.language) ? '' : ' ')],
  ];
  return said.map(([property, value]) => `<meta property="schema:${property}">${shown(value)}</meta>`);
};

const packageXml = (pages: readonly Listed[], pen: Pen): string => {
  const { book, settings, shown } = pen;
  const isFixed = settings.layout === 'facing';
  const isVertical = settings.layout === 'vertical';
  const languages = [...new Set(book.columns.map(({ language }) => language))];
  const modified = book.created.replace(/\.\d+Z$/u, 'Z');
  const metadata = [
    `<dc:identifier id="id">${identifier(book)}</dc:identifier>`,
    `<dc:title>${book.title.trim() === '' ? '–' : shown(book.title)}</dc:title>`,
    ...languages.map((language) => `<dc:language>${language}</dc:language>`),
    ...(book.author.trim() === '' ? [] : [`<dc:creator>${shown(book.author)}</dc:creator>`]),
    `<meta property="dcterms:modified">${modified}</meta>`,
    ...(isFixed
      ? [
          '<meta property="rendition:layout">pre-paginated</meta>',
          '<meta property="rendition:spread">both</meta>',
        ]
      : []),
    ...Object.entries(pen.record()).map(
      ([name, content]) => `<meta name="${name}" content="${shown(content)}"/>`,
    ),
    ...accessibility(pen),
  ];
  const item = ({ file }: Listed): string => {
    const nav = file === 'nav.xhtml' ? ' properties="nav"' : '';
    return `<item id="${file.replace('.xhtml', '')}" href="${file}" media-type="application/xhtml+xml"${nav}/>`;
  };
  const reference = ({ file, spread }: Listed): string => {
    const pageSpread = isFixed && spread !== null ? ` properties="page-spread-${spread}"` : '';
    const reflows = isFixed && spread === null ? ' properties="rendition:layout-reflowable"' : pageSpread;
    return `<itemref idref="${file.replace('.xhtml', '')}"${reflows}/>`;
  };
  return (
    `${xml}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.words.language}">\n` +
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n${metadata.join('\n')}\n</metadata>\n` +
    `<manifest>\n<item id="css" href="book.css" media-type="text/css"/>\n${pages.map(item).join('\n')}\n</manifest>\n` +
    `<spine${isVertical ? ' page-progression-direction="rtl"' : ''}>\n${pages.map(reference).join('\n')}\n</spine>\n</package>\n`
  );
};

/**
 * Writes an EPUB 3 (EPUB 3.3): a page for each chapter, contents, no scripts, readings as ruby, notes as pop-up footnotes. Facing pages
 * are of fixed size. Bytes go to `sink` chapter by chapter. Failures: export.unknown-layout, internal.
 */
export const writeEpubBook = (
  book: Book,
  settings: BookSettings,
  glosser: Glosser | null,
  sink: (bytes: Uint8Array) => void,
): Result<Written> => {
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  const isLast = notesComeLast({ settings, output: 'epub' });
  const pen = penFor(book, settings, 'epub', glosser, isLast ? 'notes.xhtml' : null);
  const zip = zipTo(sink);
  // As it is, and first: by it a file is known for an EPUB (OCF 3.3, section 4.3).
  zip.store('mimetype', 'application/epub+zip');
  zip.add('META-INF/container.xml', container);
  const pages: Listed[] = [];
  const begun: Begun[] = [];
  const put = (page: Page): void => {
    zip.add(`OEBPS/${page.file}`, pageXml(page, pen));
    pages.push({ file: page.file, spread: page.spread });
    if (page.begins !== null) begun.push({ file: page.file, title: page.title, language: page.language });
  };
  put(frontPage(pen, settings.layout === 'facing' ? 'right' : null));
  for (const chapter of book.chapters)
    for (const page of pagesOf(chapter, layout.draw(chapter, book, settings, 'epub'), pen)) put(page);
  pen.begin('notes.xhtml');
  const back = backParts(pen, pen.takeNotes()).map(({ title, markup }, n): Begun & { body: string } => ({
    file: n === 0 ? 'notes.xhtml' : `back-${n + 1}.xhtml`,
    title,
    language: book.words.language,
    body: markup,
  }));
  for (const part of back)
    put({
      ...part,
      vertical: false,
      spread: null,
      begins: null,
    });
  const named = listed(book).length > 0 ? begun.filter(({ title }) => title !== '') : begun.slice(0, 1);
  const nav = navigation(
    named.length > 0 ? named : [{ file: 'title.xhtml', title: book.title, language: book.words.language }],
    back,
    pen,
  );
  zip.add('OEBPS/nav.xhtml', pageXml(nav, pen));
  pages.splice(1, 0, { file: nav.file, spread: null });
  zip.add('OEBPS/book.css', bookStyle(book, settings, 'epub'));
  zip.add('OEBPS/book.opf', packageXml(pages, pen));
  const problem = zip.end();
  return problem === null
    ? ok({ rows: book.rows, symbols: pen.symbols.count() })
    : fail('internal', { detail: problem });
};

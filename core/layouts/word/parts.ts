import { customType, wordNamespaces, xmlHead } from '../../formats/docx/parts.ts';
import { escapeMarkup, type SymbolWriter } from '../../formats/symbols.ts';
import { pageMargins } from '../estimate.ts';
import { paperSizes, type BookSettings } from '../settings.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSchema = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts beside the document, with the kinds that relationships and types call them by. */
const parts = [
  ['styles', 'styles', 'styles'],
  ['numbering', 'numbering', 'numbering'],
  ['settings', 'settings', 'settings'],
  ['header-even', 'header', 'header'],
  ['header-odd', 'header', 'header'],
  ['footer', 'footer', 'footer'],
  ['footnotes', 'footnotes', 'footnotes'],
  ['endnotes', 'endnotes', 'endnotes'],
] as const;
type PartName = (typeof parts)[number][0];

const idOf = (name: PartName): string => `rId${parts.findIndex(([own]) => own === name) + 1}`;

/** `custom`: with properties of its own. */
export const bookTypes = (custom: boolean): string =>
  `${xmlHead}<Types xmlns="${packageSchema}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${parts.map(([name, , type]) => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${type}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>${custom ? customType : ''}</Types>`;

export const bookRelations = (links: Iterable<readonly [href: string, id: string]>): string =>
  `${xmlHead}<Relationships xmlns="${packageSchema}/relationships">${parts.map(([name, kind]) => `<Relationship Id="${idOf(name)}" Type="${office}/${kind}" Target="${name}.xml"/>`).join('')}${Array.from(links, ([href, id]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${escapeMarkup(href)}" TargetMode="External"/>`).join('')}</Relationships>`;

/** Left and right pages differ, notes of one page or of the end are told apart, and both have numbers (those of the end would be Roman). */
export const bookSettings = `${xmlHead}<w:settings ${wordNamespaces}><w:mirrorMargins/><w:defaultTabStop w:val="420"/><w:autoHyphenation/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Twips between the margins. */
export const textWidthOf = ({ paper }: Pick<BookSettings, 'paper'>): number =>
  twips(paperSizes[paper][0] - pageMargins.inner - pageMargins.outer);

export type Section = {
  readonly starts: 'nextPage' | 'evenPage' | 'oddPage' | 'continuous';
  readonly vertical: boolean;
  readonly isFront?: boolean;
};

/** The properties of a section: paper, margins, heads and feet, and how its lines are set. */
export const sectionXml = (
  { starts, vertical, isFront = false }: Section,
  { paper }: Pick<BookSettings, 'paper'>,
): string => {
  const [width, height] = paperSizes[paper];
  const heads = isFront
    ? ''
    : `<w:headerReference w:type="even" r:id="${idOf('header-even')}"/><w:headerReference w:type="default" r:id="${idOf('header-odd')}"/><w:footerReference w:type="even" r:id="${idOf('footer')}"/><w:footerReference w:type="default" r:id="${idOf('footer')}"/>`;
  const { top, bottom, inner, outer } = pageMargins;
  return (
    `<w:sectPr>${heads}<w:type w:val="${starts}"/><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"/>` +
    `<w:pgMar w:top="${twips(top)}" w:right="${twips(outer)}" w:bottom="${twips(bottom)}" w:left="${twips(inner)}" w:header="${twips(9)}" w:footer="${twips(9)}" w:gutter="0"/><w:cols w:space="425"/>` +
    `${vertical ? '<w:textDirection w:val="tbRl"/>' : ''}</w:sectPr>`
  );
};

/** A field with what stands for it until it is worked out, which programs are asked to do when they open the document. */
export const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const part = (root: string, style: string, inside: string): string =>
  `${xmlHead}<w:${root} ${wordNamespaces}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p></w:${root}>`;

/** The running heads: the book on the left, the chapter on the right; and the number of the page below. */
export const runningParts = (
  title: string,
  symbols: SymbolWriter,
): Readonly<Record<'header-even' | 'header-odd' | 'footer', string>> => ({
  'header-even': part(
    'hdr',
    'Header',
    `<w:r><w:t xml:space="preserve">${escapeMarkup(symbols.visible(title))}</w:t></w:r>`,
  ),
  'header-odd': part('hdr', 'HeaderRight', field('STYLEREF 1', '')),
  footer: part('ftr', 'Footer', field('PAGE', '1')),
});

/**
 * Notes by number, each the XML of its paragraphs; the first two are what stands above them: a line, or `head`, which Word sets above the
 * first note wherever that comes to stand.
 */
export const notesPart = (
  kind: 'footnote' | 'endnote',
  notes: readonly string[],
  head = '<w:p><w:r><w:separator/></w:r></w:p>',
): string =>
  `${xmlHead}<w:${kind}s ${wordNamespaces}><w:${kind} w:type="separator" w:id="-1">${head}</w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}>${notes.map((xml, n) => `<w:${kind} w:id="${n + 1}">${xml}</w:${kind}>`).join('')}</w:${kind}s>`;

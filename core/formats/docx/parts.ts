import { canonicalLanguage, type Language } from '../../model/index.ts';
import type { SymbolWriter } from '../symbols.ts';
import { escapeMarkup } from '../symbols.ts';

/** Namespaces of ECMA-376 (transitional), the form every version of Word since 2007 and LibreOffice read. */
export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSchema = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What Word calls a language: by its region, the likeliest where nobody has said (`zh-Hant` is `zh-TW`, `ja` is `ja-JP`). */
export const wordLanguage = (language: Language): string => {
  if (canonicalLanguage(language) === null || language === 'und') return 'en-US';
  const { language: primary, region } = new Intl.Locale(language).maximize();
  return region === undefined ? primary : `${primary}-${region}`;
};

const commentTypes = ['comments', 'commentsExtended']
  .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${name}+xml"/>`)
  .join('');

export const customType = `<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`;

/** Which parts a document has besides those that all have. */
export type OptionalParts = { readonly comments: boolean; readonly custom: boolean };

export const contentTypes = ({ comments, custom }: OptionalParts): string =>
  `${xmlHead}<Types xmlns="${packageSchema}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${wordType}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${wordType}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>${comments ? commentTypes : ''}${custom ? customType : ''}</Types>`;

export const packageRelations = (hasCustom: boolean): string =>
  `${xmlHead}<Relationships xmlns="${packageSchema}/relationships"><Relationship Id="rId1" Type="${officeRelation}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packageSchema}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${officeRelation}/extended-properties" Target="docProps/app.xml"/>${hasCustom ? `<Relationship Id="rId4" Type="${officeRelation}/custom-properties" Target="docProps/custom.xml"/>` : ''}</Relationships>`;

export const appProperties = `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Duizhao</Application></Properties>`;

/** Title, language and, when the caller names a time (ISO 8601, UTC), when it was written. */
export const coreProperties = (
  { title, language }: { readonly title: string; readonly language: Language },
  created: string | undefined,
  symbols: SymbolWriter,
): string => {
  const time =
    created === undefined
      ? ''
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeMarkup(created)}</dcterms:created>`;
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packageSchema}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(symbols.visible(title))}</dc:title><dc:language>${wordLanguage(language)}</dc:language>${time}</cp:coreProperties>`;
};

/** `tracks`: what people type is tracked from the first letter on. */
export const settings = (tracks: boolean): string =>
  `${xmlHead}<w:settings ${wordNamespaces}>${tracks ? '<w:trackRevisions/>' : ''}<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const bulletLevels = Array.from(
  { length: 9 },
  (_, level) =>
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${level % 2 === 0 ? '•' : '–'}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${240 * (level + 1)}" w:hanging="240"/></w:pPr></w:lvl>`,
).join('');

export const numbering = `${xmlHead}<w:numbering ${wordNamespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${bulletLevels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const field = (name: string): string =>
  `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** The foot of every page: the label, with fields where it says `{page}` and `{pages}`. */
export const footer = (label: string, symbols: SymbolWriter): string => {
  const runs = label.split(/(\{pages?\})/).map((part) => {
    if (part === '{page}') return field('PAGE');
    if (part === '{pages}') return field('NUMPAGES');
    return part === ''
      ? ''
      : `<w:r><w:t xml:space="preserve">${escapeMarkup(symbols.visible(part))}</w:t></w:r>`;
  });
  return `${xmlHead}<w:ftr ${wordNamespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${runs.join('')}</w:p></w:ftr>`;
};

/** Relationships of the main part to those that hold the comments, and what they are ([MS-DOCX] section 2.5.4). */
const commentRelations =
  `<Relationship Id="rId5" Type="${officeRelation}/comments" Target="comments.xml"/>` +
  `<Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>`;

/** Names and texts that people find under the properties of the document. Numbers begin at 2 ([MS-OSHARED] section 2.3.3.2.2). */
export const customProperties = (
  properties: Readonly<Record<string, string>>,
  symbols: SymbolWriter,
): string => {
  const list = Object.entries(properties).map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${escapeMarkup(symbols.visible(value))}</vt:lpwstr></property>`,
  );
  return `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${list.join('')}</Properties>`;
};

/** Relationships of the main part; `links` are the addresses of hyperlinks in the order of their numbers. */
export const documentRelations = (
  links: Iterable<[href: string, id: string]>,
  hasComments: boolean,
): string => {
  const own = ['styles', 'numbering', 'settings'].map(
    (name, i) => `<Relationship Id="rId${i + 1}" Type="${officeRelation}/${name}" Target="${name}.xml"/>`,
  );
  own.push(`<Relationship Id="rId4" Type="${officeRelation}/footer" Target="footer1.xml"/>`);
  if (hasComments) own.push(commentRelations);
  for (const [href, id] of links)
    own.push(
      `<Relationship Id="${id}" Type="${officeRelation}/hyperlink" Target="${escapeMarkup(href)}" TargetMode="External"/>`,
    );
  return `${xmlHead}<Relationships xmlns="${packageSchema}/relationships">${own.join('')}</Relationships>`;
};

export const documentHead = `${xmlHead}<w:document ${wordNamespaces}><w:body>`;

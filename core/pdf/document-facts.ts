import { textString, type PdfRef, type PdfValue } from './values.ts';
import type { PdfWriter } from './write.ts';

/** What a file says of itself. */
export type DocumentFacts = {
  readonly title: string;
  /** '' where nobody has said. */
  readonly author: string;
  /** Of most of its words, as BCP 47 has it. */
  readonly language: string;
  /** Further languages of its words. */
  readonly languages: readonly string[];
  /** ISO 8601 in UTC. */
  readonly created: string;
  /** What made it. */
  readonly creator: string;
  /** Whether pages are turned from left to right, as of books whose lines stand upright. */
  readonly rightToLeft: boolean;
  /** Whether a left page faces its right one. */
  readonly facing: boolean;
  /** Whether its words have soft hyphens, which are left out. */
  readonly divided?: boolean;
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // What XML 1.0 cannot hold.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** Metadata as XMP (ISO 16684-1). */
const metadata = ({ title, author, language, languages, created, creator }: DocumentFacts): string => {
  const by =
    author === '' ? '' : `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`;
  const all = [...new Set([language, ...languages])]
    .map((one) => `<rdf:li>${escaped(one)}</rdf:li>`)
    .join('');
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">' +
    `<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>${by}` +
    `<dc:language><rdf:Bag>${all}</rdf:Bag></dc:language>` +
    `<xmp:CreateDate>${escaped(created)}</xmp:CreateDate><xmp:ModifyDate>${escaped(created)}</xmp:ModifyDate><xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
  );
};

/** A date as PDF has it (ISO 32000-1, section 7.9.4). */
const dateString = (iso: string): string => `(D:${iso.replaceAll(/\D/gu, '').slice(0, 14)}Z)`;

/** Writes what a file says of itself; answers where its facts are, and the entries of the catalog. */
export const documentEntries = (
  writer: PdfWriter,
  facts: DocumentFacts,
): { readonly info: PdfRef; readonly entries: readonly (readonly [string, PdfValue])[] } => {
  const { title, author, language, created, creator, rightToLeft, facing } = facts;
  const info = writer.reserve();
  const told: [string, PdfValue][] = [
    ['/Title', textString(title)],
    ...(author === '' ? [] : [['/Author', textString(author)] as [string, PdfValue]]),
    ['/Creator', textString(creator)],
    ['/Producer', textString(creator)],
    ['/CreationDate', dateString(created)],
    ['/ModDate', dateString(created)],
  ];
  writer.object(info, new Map(told));
  const xmp = writer.reserve();
  const bytes = new TextEncoder().encode(metadata(facts));
  // Not compressed, so that programs that know no PDF can read it.
  writer.stream(
    xmp,
    new Map([
      ['/Type', '/Metadata'],
      ['/Subtype', '/XML'],
    ]),
    bytes,
  );
  const preferences: [string, PdfValue][] = [
    ['/DisplayDocTitle', 'true'],
    ...(rightToLeft ? [['/Direction', '/R2L'] as [string, PdfValue]] : []),
  ];
  return {
    info,
    entries: [
      ['/Lang', textString(language)],
      ['/Metadata', xmp],
      ['/ViewerPreferences', new Map(preferences)],
      ...(facing ? [['/PageLayout', '/TwoPageRight'] as const] : []),
    ],
  };
};

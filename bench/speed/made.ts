import { strToU8, zipSync } from 'fflate';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const words = (n: number): string => `第${n}句：渡口在河的南岸，每天有${n % 7}班船，天黑就停。`;
const english = (n: number): string => `Sentence ${n}: the ferry is on the south bank; it stops at dusk.`;
const numbered = (count: number, piece: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => piece(n)).join('');

/** A document: its bytes, and how many of them are XML, unpacked. */
export type Made = { readonly bytes: Uint8Array; readonly xml: number };

const plain = (text: string): Made => {
  const bytes = strToU8(text);
  return { bytes, xml: bytes.length };
};

const packed = (parts: Readonly<Record<string, string>>): Made => {
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return { bytes: zipSync(bytes), xml: Object.values(bytes).reduce((sum, { length }) => sum + length, 0) };
};

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** About 300 pages: 30 lines of 35 characters on each, in paragraphs of three runs with a face of their own. */
export const docx = (): Made =>
  packed({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${word}"><w:body>${numbered(4500, (n) => {
      const run = (text: string, look = ''): string =>
        `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
      return `<w:p w:rsidR="00A1"><w:pPr><w:ind w:firstLine="480"/></w:pPr>${run(words(n))}${run('明天再來', '<w:b/>')}${run(words(n + 1))}</w:p>`;
    })}</w:body></w:document>`,
  });

export const epub = (): Made => {
  const chapters = Array.from({ length: 40 }, (_, n) => `c${n}`);
  return packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${declaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'p.opf': `${declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier><dc:title>書</dc:title><dc:language>zh-TW</dc:language></metadata><manifest>${chapters.map((id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${chapters.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(
      chapters.map((id) => [
        `${id}.xhtml`,
        `${declaration}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${id}</title></head><body><h1>${id}</h1>${numbered(420, (n) => `<p class="a">${words(n)}<b>南岸</b>，<a href="#x">天黑</a>就停。</p>\n`)}</body></html>`,
      ]),
    ),
  });
};

/** Units of the bilingual documents. */
export const usualUnits = 50_000;

export const xliff = (units = usualUnits): Made =>
  plain(
    `${declaration}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh-TW" target-language="en" datatype="plaintext"><body>\n${numbered(units, (n) => `<trans-unit id="${n}"><source>${words(n)}<g id="1">南岸</g></source><target state="translated">${english(n)}<g id="1">south</g></target></trans-unit>\n`)}</body></file></xliff>\n`,
  );

export const tmx = (units = usualUnits): Made =>
  plain(
    `${declaration}<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh-TW" datatype="plaintext"/><body>\n${numbered(units, (n) => `<tu tuid="${n}"><tuv xml:lang="zh-TW"><seg>${words(n)}</seg></tuv><tuv xml:lang="en"><seg>${english(n)}</seg></tuv></tu>\n`)}</body></tmx>\n`,
  );

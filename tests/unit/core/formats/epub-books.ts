import { strToU8, zipSync, type Zippable } from 'fflate';

/** Small books, written for these tests: each as its parts by name, in the order of the zip. */
export type BookParts = Readonly<Record<string, string>>;

const container = (paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
${paths.map((path) => `    <rootfile full-path="${path}" media-type="application/oebps-package+xml"/>`).join('\n')}
  </rootfiles>
</container>
`;

export const page3 = (title: string, body: string, head = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh-Hant" lang="zh-Hant">
<head><title>${title}</title>${head}</head>
<body>
${body}
</body>
</html>
`;

const page2 = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-Hant">
<head><title>${title}</title></head>
<body>
${body}
</body>
</html>
`;

const ncx = (title: string, labels: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh-Hant">
<head><meta name="dtb:uid" content="urn:uuid:6d3a3d5e-2c0a-4c6e-9a3e-8b8f3c1d2e4f"/><meta name="dtb:depth" content="1"/><meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>
<docTitle><text>${title}</text></docTitle>
<navMap>
${labels.map(([label, source], n) => `<navPoint id="n${n + 1}" playOrder="${n + 1}"><navLabel><text>${label}</text></navLabel><content src="${source}"/></navPoint>`).join('\n')}
</navMap>
</ncx>
`;

const identifier = 'urn:uuid:6d3a3d5e-2c0a-4c6e-9a3e-8b8f3c1d2e4f';

type Package = { readonly metadata: string; readonly manifest: string; readonly spine: string };

const package3 = ({ metadata, manifest, spine }: Package, direction = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="zh-Hant">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">${identifier}</dc:identifier>
<dc:language>zh-Hant</dc:language>
<meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>
${metadata}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
${manifest}
</manifest>
<spine${direction}>${spine}</spine>
</package>
`;

const nav = (title: string, labels: readonly (readonly [string, string])[]): string =>
  page3(
    title,
    `<nav epub:type="toc"><h1>${title}</h1><ol>
${labels.map(([label, source]) => `<li><a href="${source}">${label}</a></li>`).join('\n')}
</ol></nav>`,
  );

const item = (id: string, href: string, type = 'application/xhtml+xml', properties = ''): string =>
  `<item id="${id}" href="${href}" media-type="${type}"${properties === '' ? '' : ` properties="${properties}"`}/>`;

const mimetype = 'application/epub+zip';

/** EPUB 3 with what usually is in a book: two chapters, navigation, contents for old readers, a picture drawn in SVG, a note. */
export const book3: BookParts = {
  mimetype,
  'META-INF/container.xml': container(['OEBPS/package.opf']),
  'OEBPS/package.opf': package3({
    metadata: `<dc:title id="title">渡口的早晨</dc:title>
<meta refines="#title" property="file-as">渡口的早晨，故事</meta>
<dc:creator>佚名</dc:creator>
<dc:description>清早的渡船，對岸的狗。</dc:description>`,
    manifest: [
      item('ncx', 'toc.ncx', 'application/x-dtbncx+xml'),
      item('c1', 'text/%E7%AC%AC1%E7%AB%A0.xhtml', undefined, 'svg'),
      item('c2', 'text/c2.xhtml'),
      item('map', 'map.svg', 'image/svg+xml'),
      item('css', 'book.css', 'text/css'),
    ].join('\n'),
    spine: '<itemref idref="c1"/><itemref idref="c2"/>',
  }).replace('<spine>', '<spine toc="ncx">'),
  'OEBPS/nav.xhtml': nav('目錄', [
    ['第一章', 'text/%E7%AC%AC1%E7%AB%A0.xhtml'],
    ['第二章', 'text/c2.xhtml'],
  ]),
  'OEBPS/toc.ncx': ncx('渡口的早晨', [
    ['第一章', 'text/%E7%AC%AC1%E7%AB%A0.xhtml'],
    ['第二章', 'text/c2.xhtml'],
  ]),
  'OEBPS/text/第1章.xhtml': page3(
    '第一章 渡口',
    `<section epub:type="chapter"><h1>第一章 渡口</h1>
<p>渡船清早開出。<span class="x">對岸</span>的<ruby>狗<rt>gǒu</rt></ruby>叫了<em>兩聲</em>。<a epub:type="noteref" href="#n1">1</a></p>
<p><img src="../map.svg" alt="渡口的圖"/></p>
<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>小船</title><text x="1" y="8">水位</text></svg></p>
<aside epub:type="footnote" id="n1"><p>兩聲&#160;&#x2014;&#x2014;不多不少。</p></aside></section>`,
    '<link rel="stylesheet" type="text/css" href="../book.css"/>',
  ),
  'OEBPS/text/c2.xhtml': page3(
    '第二章',
    `<h1>第二章</h1>
<p>沒有人上船。<br/>狗不叫了。</p>
<table><tr><th>時</th><th>人</th></tr><tr><td>早</td><td>三</td></tr></table>
<p translate="no">ISBN 0</p>`,
  ),
  'OEBPS/map.svg': `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><title>渡口的圖</title><text x="1" y="9">北岸<tspan x="1" y="20">南岸</tspan></text></svg>
`,
  'OEBPS/book.css': 'p { text-indent: 2em; }\n',
};

/** EPUB 2: contents without a navigation, titles to sort by, a guide. */
export const book2: BookParts = {
  mimetype,
  'META-INF/container.xml': container(['content.opf']),
  'content.opf': `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="uid">${identifier}</dc:identifier>
<dc:title>舊書</dc:title>
<dc:creator opf:role="aut" opf:file-as="佚, 名">佚名</dc:creator>
<dc:language>zh-TW</dc:language>
<dc:description>一本舊書 &amp; 它的故事。</dc:description>
</metadata>
<manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="c1" href="c1.html" media-type="application/xhtml+xml"/>
<item id="c2" href="c2.html" media-type="application/xhtml+xml"/>
</manifest>
<spine toc="ncx"><itemref idref="c1"/><itemref idref="c2"/></spine>
<guide><reference type="text" title="正文" href="c1.html"/></guide>
</package>
`,
  'toc.ncx': ncx('舊書', [
    ['第一回', 'c1.html'],
    ['附錄', 'c2.html'],
  ]),
  'c1.html': page2('第一回', '<h1>第一回</h1>\n<p>話說天下&#8230;&#8230;<b>大勢</b>。</p>'),
  'c2.html': page2('舊書', '<h2>附記</h2>\n<p>完。</p>'),
};

/** Written in columns, from right to left. */
export const columnBook: BookParts = {
  mimetype,
  'META-INF/container.xml': container(['package.opf']),
  'package.opf': package3(
    {
      metadata: '<dc:title>直排的書</dc:title>',
      manifest: [item('c1', 'c1.xhtml'), item('css', 'v.css', 'text/css')].join('\n'),
      spine: '<itemref idref="c1"/>',
    },
    ' page-progression-direction="rtl"',
  ),
  'nav.xhtml': nav('目次', [['一', 'c1.xhtml']]),
  'c1.xhtml': page3(
    '一',
    '<h1>一</h1><p style="-epub-writing-mode: vertical-rl">直排的一段<span class="tcy">12</span>。</p>',
    '<link rel="stylesheet" type="text/css" href="v.css"/><style>p.v { writing-mode: vertical-rl; }</style>',
  ),
  'v.css':
    'html { writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; }\n.tcy { text-combine-upright: all; -epub-text-combine: horizontal; }\n',
};

/** Fixed layout: pages as wide as a picture, whose places must stay. */
export const fixedBook: BookParts = {
  mimetype,
  'META-INF/container.xml': container(['package.opf']),
  'package.opf': package3({
    metadata: '<dc:title>繪本</dc:title>\n<meta property="rendition:layout">pre-paginated</meta>',
    manifest: item('c1', 'c1.xhtml'),
    spine: '<itemref idref="c1" properties="page-spread-left"/>',
  }),
  'nav.xhtml': nav('目錄', [['第一頁', 'c1.xhtml']]),
  'c1.xhtml': page3(
    '第一頁',
    '<div style="position:absolute;left:10px;top:20px">小船</div>\n<div style="position:absolute;left:10px;top:90px">大河</div>',
    '<meta name="viewport" content="width=600, height=800"/>',
  ),
};

const fontEncryption = (algorithm: string, target: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${target}"/></enc:CipherData></enc:EncryptedData>
</encryption>
`;

/** A font that is obfuscated, which is no protection of the words. */
export const fontBook: BookParts = {
  ...fixedBook,
  'META-INF/encryption.xml': fontEncryption('http://www.idpf.org/2008/embedding', 'han.otf'),
  'han.otf': 'no font, but bytes that have to stay',
};

/** With copy protection. */
export const protectedBook: BookParts = {
  ...fixedBook,
  'META-INF/encryption.xml': fontEncryption('http://www.w3.org/2001/04/xmlenc#aes256-cbc', 'c1.xhtml'),
};

/** A page that is not well-formed, one that is listed and not there, addresses in another folder, two renditions. */
export const oddBook: BookParts = {
  mimetype,
  'META-INF/container.xml': container(['a/package.opf', 'b/package.opf']),
  'a/package.opf': package3({
    metadata: '<dc:title>怪書</dc:title>',
    manifest: [
      item('c1', '../text/c1.xhtml'),
      item('gone', 'gone.xhtml'),
      item('x', 'https://example.org/x.xhtml'),
    ].join('\n'),
    spine: '<itemref idref="c1"/><itemref idref="gone"/>',
  }),
  'a/nav.xhtml': nav('目錄', [['甲', '../text/c1.xhtml']]),
  'text/c1.xhtml': page3('甲', '<p>一 & 二<br>三</p>'),
  'b/package.opf': package3({
    metadata: '<dc:title>怪書</dc:title>',
    manifest: item('c1', '../text/c1.xhtml'),
    spine: '<itemref idref="c1"/>',
  }).replace(/<item id="nav"[^>]*>\n/, ''),
};

/** The zip of a book: `mimetype` first and stored, the date of all the same. */
export const zipped = (parts: BookParts): Uint8Array => {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(parts))
    files[name] = [strToU8(text), { level: name === 'mimetype' ? 0 : 6, mtime: new Date(2026, 0, 1) }];
  return zipSync(files);
};

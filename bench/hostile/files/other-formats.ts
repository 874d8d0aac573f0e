import { officeFile } from '#tests/unit/core/formats/office-files.ts';
import { openDocumentFile, p } from '#tests/unit/core/formats/open-document-files.ts';
import { bytesOf, largest, text, type HostileFile } from '../file.ts';
import { declaration, english, filled, words } from './formats.ts';

/** What packages are tried with, unpacked: nearly what is held of a part. */
const unpacked = { megabytes: 62 } as const;

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const slides = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const names = `xmlns:a="${drawing}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="${slides}"`;

/** A presentation of one slide, whose only shape has this text. */
const presentation = (content: string): Uint8Array =>
  officeFile([
    {
      path: 'ppt/presentation.xml',
      type: 'presentationml.presentation.main',
      xml: `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
      relations: [['slide', 'ppt/slides/slide1.xml']],
    },
    {
      path: 'ppt/slides/slide1.xml',
      type: 'presentationml.slide',
      xml: `<p:sld ${names}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="a"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${content}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    },
  ]);

const cell = (words: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;

const time = (n: number): string =>
  `0${Math.floor(n / 3600) % 10}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;

/** Rich Text has no letters beyond ASCII. */
const escaped = (words: string): string =>
  words.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0)}?`);

const row = (cells: readonly string[]): string =>
  `\\trowd\\cellx2000\\cellx4000\\cellx6000 ${cells.map((words) => `\\pard\\intbl ${escaped(words)}\\cell`).join('\n')}\\row\n`;

const packages: readonly HostileFile[] = [
  bytesOf(
    'paragraphs-largest.odt',
    (size) => openDocumentFile('text', filled('', (n) => p(words(n)))(size)),
    unpacked,
  ),
  bytesOf(
    'cells-largest.ods',
    (size) =>
      openDocumentFile(
        'spreadsheet',
        filled(
          '<table:table table:name="a">',
          (n) => `<table:table-row>${cell(words(n))}${cell(english(n))}</table:table-row>`,
          '</table:table>',
        )(size),
      ),
    unpacked,
  ),
  bytesOf(
    'frames-largest.odp',
    (size) =>
      openDocumentFile(
        'presentation',
        filled(
          '<draw:page draw:name="a">',
          (n) => `<draw:frame><draw:text-box>${p(words(n))}</draw:text-box></draw:frame>`,
          '</draw:page>',
        )(size),
      ),
    unpacked,
  ),
  bytesOf(
    'paragraphs-largest.pptx',
    (size) => presentation(filled('', (n) => `<a:p><a:r><a:t>${words(n)}</a:t></a:r></a:p>`)(size)),
    unpacked,
  ),
];

/** Sound files of the formats that `formatFiles` leaves out, as large as any may be. */
export const otherFormatFiles: readonly HostileFile[] = [
  ...packages,
  ...packages.map((file) => ({
    ...file,
    name: file.name.replace('-largest', '-half'),
    megabytes: 31,
  })),
  text(
    'keys-most.yaml',
    filled('', (n) => `key${n}: "${words(n)}"\n`),
    { megabytes: 6.8 },
  ),
  text(
    'cues-largest.vtt',
    filled('WEBVTT\n\n', (n) => `${time(n)}.000 --> ${time(n + 1)}.000\n${words(n)}\n\n`),
    largest,
  ),
  text(
    'events-largest.ass',
    filled(
      '[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n',
      (n) => `Dialogue: 0,${time(n).slice(1)}.00,${time(n + 1).slice(1)}.00,Default,${words(n)}\n`,
    ),
    largest,
  ),
  text(
    'lines-largest.lrc',
    filled(
      '',
      (n) => `[${String(n % 100).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.00]${words(n)}\n`,
    ),
    largest,
  ),
  text(
    'concepts-largest.tbx',
    filled(
      `${declaration}<martif type="TBX-Basic" xml:lang="zh-TW"><martifHeader><fileDesc><sourceDesc><p>a</p></sourceDesc></fileDesc></martifHeader><text><body>\n`,
      (n) =>
        `<termEntry><langSet xml:lang="zh-TW"><tig><term>${words(n)}</term></tig></langSet><langSet xml:lang="en"><tig><term>${english(n)}</term></tig></langSet></termEntry>\n`,
      '</body></text></martif>\n',
    ),
    largest,
  ),
  text(
    'strings-largest.xml',
    filled(
      `${declaration}<resources>\n`,
      (n) => `<string name="k${n}">${words(n)}</string>\n`,
      '</resources>\n',
    ),
    largest,
  ),
  text(
    'keys-largest.strings',
    filled('', (n) => `"key.${n}" = "${words(n)}";\n`),
    largest,
  ),
  text(
    'rows-largest.rtf',
    filled(
      `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n${row(['#', 'Source: zh-TW', 'Target: en'])}`,
      (n) => row([String(n + 1), words(n), english(n)]),
      '\\pard\\par}',
    ),
    { megabytes: 31 },
  ),
  text(
    'paragraphs-largest.html',
    filled(
      '<!doctype html>\n<html><head><meta charset="utf-8"><title>a</title></head><body>\n',
      (n) => `<p>${words(n)} <b>${n}</b></p>\n`,
      '</body></html>\n',
    ),
    largest,
  ),
  text(
    'paragraphs-largest.md',
    filled('', (n) => `${words(n)} **${n}**\n\n`),
    largest,
  ),
];

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { OriginalFile } from '#core/formats/export-source.ts';
import type { FormatCode } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { ExportOrder } from '#engine/exports/messages.ts';
import { optionsOf, sourceOf, writeDocument } from '#engine/exports/write-document.ts';
import { rowsOfGolden, rowsWithWords, type GoldenRows } from '#tests/unit/core/formats/golden-files.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';
import { projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { round, type Bench, type Line } from '../measure.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const words = (n: number): string => `第${n}句：渡口在河的南岸，每天有${n % 7}班船，天黑就停。`;
const english = (n: number): string => `Sentence ${n}: the ferry is on the south bank; it stops at dusk.`;
const numbered = (count: number, piece: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => piece(n)).join('');

/** A document: its bytes, and how many of them are XML, unpacked. */
type Made = { readonly bytes: Uint8Array; readonly xml: number };

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
const docx = (): Made =>
  packed({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${word}"><w:body>${numbered(4500, (n) => {
      const run = (text: string, look = ''): string =>
        `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
      return `<w:p w:rsidR="00A1"><w:pPr><w:ind w:firstLine="480"/></w:pPr>${run(words(n))}${run('明天再來', '<w:b/>')}${run(words(n + 1))}</w:p>`;
    })}</w:body></w:document>`,
  });

const epub = (): Made => {
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

const units = 50_000;

const xliff = (): Made =>
  plain(
    `${declaration}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh-TW" target-language="en" datatype="plaintext"><body>\n${numbered(units, (n) => `<trans-unit id="${n}"><source>${words(n)}<g id="1">南岸</g></source><target state="translated">${english(n)}<g id="1">south</g></target></trans-unit>\n`)}</body></file></xliff>\n`,
  );

const tmx = (): Made =>
  plain(
    `${declaration}<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh-TW" datatype="plaintext"/><body>\n${numbered(units, (n) => `<tu tuid="${n}"><tuv xml:lang="zh-TW"><seg>${words(n)}</seg></tuv><tuv xml:lang="en"><seg>${english(n)}</seg></tuv></tu>\n`)}</body></tmx>\n`,
  );

/** A program that reads the same file and writes it as something else. */
type Peer = {
  readonly program: string;
  readonly package: string;
  /** `{in}` and `{out}` stand for the paths, `{folder}` for where they are, `{profile}` for an option of LibreOffice. */
  readonly arguments: readonly string[];
  readonly prepare?: (folder: string, path: string) => void;
  /** What it has to have written below the folder, where how it ended does not say. */
  readonly writes?: (path: string) => string;
};

const pandoc: Peer = { program: 'pandoc', package: 'pandoc', arguments: ['{in}', '-o', '{out}.html'] };

/** Reads a project's file, looks its texts up in an empty memory, and writes the file in the other language. */
const omegat: Peer = {
  program: 'omegat',
  package: 'omegat',
  arguments: [
    '{folder}/project',
    '--mode=console-translate',
    '--config-dir={folder}/config',
    '--disable-project-locking',
    '--quiet',
  ],
  prepare: (folder, path) => {
    for (const name of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat'])
      mkdirSync(join(folder, 'project', name), { recursive: true });
    mkdirSync(join(folder, 'config'), { recursive: true });
    writeFileSync(join(folder, 'project', 'omegat.project'), projectFile());
    copyFileSync(path, join(folder, 'project', 'source', basename(path)));
  },
  writes: (path) => join('project', 'target', basename(path)),
};

const documents: readonly {
  readonly format: string;
  readonly what: string;
  readonly make: () => Made;
  readonly peers: readonly Peer[];
}[] = [
  {
    format: 'docx',
    what: 'DOCX of 300 pages',
    make: docx,
    peers: [
      omegat,
      pandoc,
      {
        program: 'soffice',
        package: 'libreoffice-writer-nogui',
        arguments: ['{profile}', '--headless', '--convert-to', 'odt', '--outdir', '{folder}', '{in}'],
      },
    ],
  },
  { format: 'epub', what: 'EPUB of 2 MB', make: epub, peers: [pandoc] },
  {
    format: 'xliff',
    what: `XLIFF of ${units} units`,
    make: xliff,
    peers: [
      omegat,
      {
        program: 'xliff2po',
        package: 'translate-toolkit',
        arguments: ['--progress=none', '-i', '{in}', '-o', '{out}.po'],
      },
    ],
  },
  { format: 'tmx', what: `TMX of ${units} units`, make: tmx, peers: [] },
];

const seconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, program)));

/** Processor seconds of a peer, as its process was charged with them; null where it is not there, or fails. */
const peerSeconds = (peer: Peer, path: string, folder: string): number | null => {
  if (!isThere(peer.program)) return null;
  const values: readonly (readonly [string, string])[] = [
    ['{in}', path],
    ['{out}', `${path}-${peer.program}`],
    ['{folder}', folder],
    ['{profile}', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`],
  ];
  const own = peer.arguments.map((one) =>
    values.reduce((text, [name, value]) => text.replaceAll(name, value), one),
  );
  peer.prepare?.(folder, path);
  const run = spawnSync('bash', ['-c', 'time "$0" "$@"', peer.program, ...own], {
    encoding: 'utf8',
    env: { ...process.env, TIMEFORMAT: '%U %S' },
  });
  const [user, system] = (run.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const isWritten = peer.writes === undefined || existsSync(join(folder, peer.writes(path)));
  return run.status === 0 && isWritten && user !== undefined && system !== undefined ? user + system : null;
};

const readAll = (code: FormatCode, bytes: Uint8Array) => {
  const reading = code.read?.([bytes], {}, usualLimits);
  const blocks = Array.from(reading?.blocks ?? [], (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });
  return { blocks, findings: [], failure: null, language: reading?.language?.() ?? null };
};

/** Filling a document as the engine does, to nowhere; and looking through it before, which is a step of its own there. */
const filling = (format: string, code: FormatCode, bytes: Uint8Array, golden: GoldenRows) => {
  const { fill, checkFill } = code;
  const order: ExportOrder = {
    path: '',
    format,
    fills: true,
    layout: 'interleaved',
    title: format,
    columns: [golden.column],
    labels,
    notes: null,
    created: '2026-01-01T00:00:00.000Z',
    author: '',
    adapt: false,
  };
  const originals = (): readonly OriginalFile[] => [
    { encoding: 'utf-8', choices: {}, bytes: () => bytes, text: () => new TextDecoder().decode(bytes) },
  ];
  const filled = (): void => {
    if (fill === null) throw new Error(`${format} is not filled`);
    const done = writeDocument(fill, order, golden.rows, originals, () => undefined);
    if (!done.ok) throw new Error(`${format}: ${done.error.code}`);
  };
  const checked = (): void => {
    Array.from(checkFill?.(sourceOf(order, golden.rows, originals), optionsOf(order)) ?? []);
  };
  return [filled, checked] as const;
};

/** The best of three, as the machine is never quiet. */
const best = async (work: () => unknown): Promise<number> => {
  let least = Infinity;
  for (let times = 0; times < 3; times += 1) {
    const before = seconds();
    await work();
    least = Math.min(least, seconds() - before);
  }
  return least;
};

/** Documents in and out, beside what programs of others take to read them and write something else of them. */
export const speed: Bench = {
  name: 'documents',
  run: async (folder) => {
    const lines: Line[] = [];
    const left: string[] = [];
    for (const { format, what, make, peers } of documents) {
      const code = await formats.get(format)?.load();
      if (code === undefined) throw new Error(format);
      const { bytes, xml } = make();
      const inSeconds = await best(async () => readAll(code, bytes));
      const rows = rowsWithWords(rowsOfGolden(readAll(code, bytes), {}), () => 'The ferry is here.');
      const [filled, checked] = filling(format, code, bytes, rows);
      const outSeconds = await best(filled);
      const checkSeconds = await best(checked);
      const own = join(folder, format);
      mkdirSync(own, { recursive: true });
      const path = join(own, `a.${formats.get(format)?.extensions[0] ?? format}`);
      writeFileSync(path, bytes);
      const others = peers.map((peer) => {
        const taken = peerSeconds(peer, path, own);
        if (taken === null)
          left.push(`${peer.program} (Debian: ${peer.package}) is not there or fails, and is left out.`);
        return taken === null ? `${peer.program}: –` : `${peer.program}: ${round(taken)} s`;
      });
      lines.push({
        what,
        'MB of XML': round(xml / 1e6),
        'in, MB per CPU second': round(xml / 1e6 / inSeconds),
        'out, every text changed': round(xml / 1e6 / outSeconds),
        'checked before, CPU s': round(checkSeconds, 2),
        'in and out, CPU s': round(inSeconds + outSeconds, 2),
        'others, CPU s': others.join('; '),
      });
    }
    return {
      title: 'Documents in and out',
      notes: [
        'What is filled is read again first; others read the file and write it as another format, OmegaT as the same.',
        ...left,
      ],
      lines,
    };
  },
};

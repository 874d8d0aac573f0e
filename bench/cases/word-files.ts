import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plain, type RichText } from '#core/model/index.ts';
import { sharedPath } from '#tests/needs.ts';
import { p, r, wordFile } from '#tests/unit/core/formats/docx-files.ts';
import { fillDocx, readDocx } from '#tests/unit/core/formats/fill-docx.ts';
import { megabytes, round, timed, type Bench, type Line } from '../measure.ts';

const paragraphs = 20_000;

/** A long document as Word writes it: each paragraph in several runs. */
const long = (): Uint8Array =>
  wordFile(
    Array.from({ length: paragraphs }, (_, n) =>
      p(
        r(`第${n}段，檔案館的`) +
          r('舊報紙', '<w:b/>') +
          r('共三十七捆，') +
          r('外面還包了油布。', '<w:lang w:eastAsia="zh-TW"/>'),
      ),
    ).join(''),
  );

const withWord = ({ tags }: RichText, word: string): RichText =>
  tags.length === 0
    ? plain(word)
    : { text: word, tags: tags.map((tag, n) => ({ ...tag, at: n === 0 ? 0 : word.length })) };

const longLine = async (): Promise<Line> => {
  const bytes = long();
  const read = await timed(() => readDocx(bytes).blocks.length);
  const filled = await timed(() => fillDocx(bytes, (rich, n) => withWord(rich, `word ${n}`)).bytes.length);
  return {
    what: `${paragraphs} paragraphs`,
    files: 1,
    rows: read.value,
    'read, ms': round(read.ms, 0),
    'read and filled, ms': round(filled.ms, 0),
    'opened, texts shown once': '',
  };
};

/** Texts of a document that LibreOffice writes as plain text: it leaves out text boxes, notes and headers. */
const othersLine = async (from: string, folder: string): Promise<Line> => {
  const names = readdirSync(from).filter((name) => name.endsWith('.docx'));
  let [rows, readMs, filledMs, wanted] = [0, 0, 0, 0];
  const written: string[] = [];
  for (const [file, name] of names.entries()) {
    const bytes = readFileSync(join(from, name));
    const read = await timed(() => readDocx(bytes).blocks);
    readMs += read.ms;
    rows += read.value.length;
    wanted += read.value.filter(({ ref }) => ref?.startsWith('word/document.xml:')).length;
    if (read.value.length === 0) continue;
    const filled = await timed(() => fillDocx(bytes, (rich, n) => withWord(rich, `qz${file}x${n}zq`)).bytes);
    filledMs += filled.ms;
    written.push(join(folder, `${file}.docx`));
    writeFileSync(join(folder, `${file}.docx`), filled.value);
  }
  spawnSync('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    folder,
    ...written,
  ]);
  const texts = written.map((path) => path.replace(/docx$/, 'txt')).filter((path) => existsSync(path));
  const shown = texts.map(
    (path): readonly string[] => readFileSync(path, 'utf8').match(/qz\d+x\d+zq/g) ?? [],
  );
  const once = shown.reduce(
    (sum, words) => sum + words.filter((word) => words.indexOf(word) === words.lastIndexOf(word)).length,
    0,
  );
  const all = shown.reduce((sum, words) => sum + new Set(words).size, 0);
  return {
    what: 'conformance files',
    files: names.length,
    rows,
    'read, ms': round(readMs, 0),
    'read and filled, ms': round(filledMs, 0),
    'opened, texts shown once': `${texts.length} of ${written.length}; ${once} of ${all} (${wanted} in the body)`,
  };
};

/** Word documents read and filled, those of others opened by LibreOffice afterwards. */
export const wordFiles: Bench = {
  name: 'word-files',
  run: async (folder) => {
    const others = sharedPath('conformance/docx');
    const lines = [await longLine(), ...(others === null ? [] : [await othersLine(others, folder)])];
    return {
      title: 'Word documents, filled',
      notes: [
        `Largest heap seen: ${megabytes(process.memoryUsage().heapTotal)} MB.`,
        'Each text is replaced by one word; LibreOffice writes text without text boxes, notes and headers.',
      ],
      lines,
    };
  },
};

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain, type RichText } from '#core/model/index.ts';
import { sharedPath } from '#tests/needs.ts';
import { converted } from '#tests/real-documents/office.ts';
import { p, r, wordFile } from '#tests/unit/core/formats/docx-files.ts';
import { fillDocx, readDocx } from '#tests/unit/core/formats/fill-docx.ts';
import { flatWords } from '../packaged/judges.ts';
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
    'the same bytes with its own words': '',
    'opened, words shown': '',
  };
};

type Other = {
  readonly original: string;
  readonly filled: string;
  readonly words: readonly { readonly word: string; readonly was: string }[];
};

/** What LibreOffice shows of documents that were filled with a word for each text: all of them, in text boxes, notes and headers too. */
const shownOf = (others: readonly Other[], folder: string): string => {
  const [before, after] = [
    converted(
      join(folder, 'original'),
      others.map(({ original }) => original),
      'fodt',
    ),
    converted(
      join(folder, 'filled'),
      others.map(({ filled }) => filled),
      'fodt',
    ),
  ];
  let [opened, once, again, lost, hidden] = [0, 0, 0, 0, 0];
  for (const [n, { words }] of others.entries()) {
    const [was = '', now = ''] = [before[n], after[n]];
    if (!existsSync(now)) continue;
    opened += 1;
    const shown = Map.groupBy(flatWords(now).match(/qz\d+x\d+zq/g) ?? [], (word) => word);
    const old = existsSync(was) ? flatWords(was) : '';
    for (const { word, was: text } of words) {
      const times = shown.get(word)?.length ?? 0;
      if (times === 1) once += 1;
      else if (times > 1) again += 1;
      else if (text.trim() !== '' && old.includes(text.trim().replaceAll(/\s+/g, ' '))) lost += 1;
      else hidden += 1;
    }
  }
  return `${opened} of ${others.length}; once ${once}, more than once ${again}, not at all ${lost}, nor its original ${hidden}`;
};

const othersLine = async (from: string, folder: string): Promise<Line> => {
  const names = readdirSync(from).filter((name) => name.endsWith('.docx'));
  for (const kind of ['original', 'filled']) mkdirSync(join(folder, kind));
  let [rows, readMs, filledMs, same] = [0, 0, 0, 0];
  const others: Other[] = [];
  for (const [file, name] of names.entries()) {
    const bytes = readFileSync(join(from, name));
    const read = await timed(() => readDocx(bytes).blocks);
    readMs += read.ms;
    rows += read.value.length;
    // A document without a text is in no project.
    if (read.value.length === 0) continue;
    if (Buffer.from(fillDocx(bytes, (rich) => rich).bytes).equals(bytes)) same += 1;
    const words: Other['words'][number][] = [];
    const word = (rich: RichText, n: number): RichText => {
      words.push({ word: `qz${file}x${n}zq`, was: rich.text });
      return withWord(rich, `qz${file}x${n}zq`);
    };
    const filled = await timed(() => fillDocx(bytes, word).bytes);
    filledMs += filled.ms;
    const pathOf = (kind: string): string => join(folder, kind, `${file}.docx`);
    others.push({ original: pathOf('original'), filled: pathOf('filled'), words });
    writeFileSync(pathOf('original'), bytes);
    writeFileSync(pathOf('filled'), filled.value);
  }
  return {
    what: 'conformance files',
    files: names.length,
    rows,
    'read, ms': round(readMs, 0),
    'read and filled, ms': round(filledMs, 0),
    'the same bytes with its own words': `${same} of ${others.length}`,
    'opened, words shown': shownOf(others, folder),
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
        'Each text is replaced by one word, and what LibreOffice shows of the file is compared with what it shows of the original.',
      ],
      lines,
    };
  },
};

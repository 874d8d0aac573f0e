import type { ExportRow } from '#core/formats/export-source.ts';
import { plain, type BlockId, type SegmentId } from '#core/model/index.ts';
import { wordFrequencies } from '#core/text/conversion/data/word-frequencies.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';

/** Words of Simplified Chinese, drawn as often as they occur: thousands of different characters, as novels have them. */
const drawWords = (random: () => number): (() => string) => {
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const line of wordFrequencies.split('\n')) {
    const [cost = '', length = '', all = ''] = line.split(' ');
    const points = Array.from(all);
    for (let at = 0; at < points.length; at += Number(length)) {
      sum += Math.exp(-Number(cost) / 4);
      words.push(points.slice(at, at + Number(length)).join(''));
      sums.push(sum);
    }
  }
  return () => {
    const at = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
};

const english =
  'the of and to a in that he was it his her she had with as for at on him they which but be not from said have one all by this were been would there when out up who what them into no could so then their more if like about down only time did over some now see just little very before after man again back old here long other face eyes where even through made come away must never house hand still though while against morning behind thought looking without another something nothing window silence remembered suddenly afterwards beautiful grandmother ordinary crossed slowly quietly landlord winter mountains harbour lantern whispered ridiculous inevitable circumstances'.split(
    ' ',
  );

type Pair = { readonly source: string; readonly en: string };

/** Rows of a novel with its translation, in chapters of the same length and paragraphs of one to seven sentences. */
export function* novelRows(characters: number, chapters: number): Generator<ExportRow> {
  const random = randomFrom(20);
  const word = drawWords(random);
  const sentence = (): Pair => {
    let source = '';
    const clauses = 1 + Math.floor(random() * 4);
    for (let clause = 1; clause <= clauses; clause += 1) {
      for (let n = 3 + Math.floor(random() * 5); n > 0; n -= 1) source += word();
      source += clause < clauses ? '，' : random() < 0.8 ? '。' : '？';
    }
    if (random() < 0.15) source = `“${source}”`;
    const count = Math.round(Array.from(source).length * 0.62);
    const own = Array.from({ length: count }, () => english[Math.floor(random() ** 1.7 * english.length)]);
    const en = `${own.join(' ')}.`;
    return { source, en: en.slice(0, 1).toUpperCase() + en.slice(1) };
  };
  let [made, block, row, chapter] = [0, 0, 0, 0];
  const next = ({ source, en }: Pair, kind: 'heading' | 'paragraph', opensBlock: boolean): ExportRow => {
    row += 1;
    if (opensBlock) block += 1;
    return {
      row,
      block: { id: block as BlockId, kind, level: kind === 'heading' ? 1 : 0 },
      opensBlock,
      segment: row as SegmentId,
      opensDocument: null,
      gap: '',
      texts: { source: plain(source), en: plain(en) },
    };
  };
  while (made < characters) {
    if (made >= (chapter * characters) / chapters) {
      chapter += 1;
      yield next({ source: `第${chapter}章　渡口`, en: `Chapter ${chapter}: The Crossing` }, 'heading', true);
    }
    const count = 1 + Math.floor(random() * 7);
    for (let n = 0; n < count; n += 1) {
      const pair = sentence();
      made += Array.from(pair.source).length;
      yield next(pair, 'paragraph', n === 0);
    }
  }
}

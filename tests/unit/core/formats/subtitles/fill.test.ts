import { describe, expect, test } from 'vitest';
import { srt } from '#core/formats/srt/index.ts';
import { plain, type RichText } from '#core/model/index.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { blocksIn, encodedFile, filledWith, rowsFor } from '../filling.ts';
import { column, labels } from '../sources.ts';

const cue = (n: number, from: string, to: string, ...lines: string[]): string =>
  [String(n), `00:00:${from},000 --> 00:00:${to},000`, ...lines, ''].join('\n');

const filled = async (
  format: string,
  text: string,
  translate: (words: string, n: number) => RichText | string,
  columns = column('en', 'en'),
) => {
  const file = encodedFile(text);
  const rows = rowsFor(await blocksIn(format, file), ({ rich }, n) => {
    const own = translate(rich.text, n);
    return typeof own === 'string' ? plain(own) : own;
  });
  const { bytes, written } = await filledWith(format, [file], rows, { columns });
  return {
    text: new TextDecoder().decode(bytes),
    symbols: written?.ok === true ? written.value.symbols : null,
  };
};

describe('SubRip', () => {
  const film = [
    cue(1, '01', '03', '天亮了，'),
    cue(2, '03', '05', '船開了。'),
    cue(3, '08', '09', '完。'),
  ].join('\n');

  test('an empty line in a translation never ends its cue', async () => {
    const { text } = await filled('srt', film, (_, n) =>
      n === 0 ? 'Day broke,\n\n \nthe boat left.' : 'End.\r\n\r\nReally.',
    );
    expect(text).toBe(
      [
        cue(1, '01', '03', 'Day broke,'),
        cue(2, '03', '05', 'the boat left.'),
        cue(3, '08', '09', 'End.', 'Really.'),
      ].join('\n'),
    );
  });

  test('what is not translated leaves its cues without a text', async () => {
    const { text } = await filled('srt', film, (_, n) => (n === 0 ? '' : 'End.'));
    expect(text).toBe(
      [cue(1, '01', '03', ''), cue(2, '03', '05', ''), cue(3, '08', '09', 'End.')].join('\n'),
    );
  });

  test('a line that would be read as times is none', async () => {
    const { text, symbols } = await filled('srt', film, (words) =>
      words === '完。' ? '1:00 --> 2:00' : words,
    );
    expect(text).toContain('1:00 → 2:00');
    expect(symbols).toBe(1);
  });

  test('a text that is too long for a line is written in two, between words', async () => {
    const one = cue(1, '01', '09', '老人站在岸邊看著船開走。');
    const { text } = await filled(
      'srt',
      one,
      () => 'The old man stood on the shore, and watched the boat sail away.',
    );
    expect(text).toBe(
      cue(1, '01', '09', 'The old man stood on the shore,', 'and watched the boat sail away.'),
    );
  });

  test('rows that were joined over a cue without words take its neighbour along', async () => {
    const text = [cue(1, '01', '03', '天亮了。'), cue(2, '03', '04', ''), cue(3, '08', '09', '完。')].join(
      '\n',
    );
    const file = encodedFile(text);
    const [first] = rowsFor(await blocksIn('srt', file), () => plain('Day broke. The end.'));
    if (first === undefined) throw new Error('no row');
    const { bytes } = await filledWith('srt', [file], [first]);
    expect(new TextDecoder().decode(bytes)).toBe(
      [cue(1, '01', '03', 'Day broke.'), cue(2, '03', '04', ''), cue(3, '08', '09', 'The end.')].join('\n'),
    );
  });

  test('formatting that was added, and pairs that the file leaves open', async () => {
    const strong: RichText = {
      text: 'Day broke.',
      tags: [
        { at: 0, kind: 'open', id: 1, type: 'strong' },
        { at: 3, kind: 'close', id: 1, type: 'strong' },
      ],
    };
    const { text } = await filled('srt', cue(1, '01', '03', '天亮了。'), () => strong);
    expect(text).toBe(cue(1, '01', '03', '<b>Day</b> broke.'));
  });

  test('what would be seen too shortly is told before, by cue', async () => {
    const file = encodedFile(film, 'big5');
    const rows = rowsFor(await blocksIn('srt', file), (_, n) =>
      plain(n === 0 ? 'Day broke, the boat left.' : 'It ended well, after all this time: 完 é'),
    );
    const { checkFill } = await srt.load();
    const source = { title: '', columns: column('en', 'en'), rows, labels, originals: () => [file] };
    const found = [...(checkFill?.(source, { layout: 'interleaved', created: '' }) ?? [])];
    expect(found.map(({ code, row, detail }) => `${code} ${row} ${detail}`)).toEqual([
      'srt.unencodable 2 é',
      'srt.too-fast 2 3: 39 > 17',
    ]);
  });

  test('without a file of its own nothing is written', async () => {
    const rows = rowsFor(await blocksIn('srt', encodedFile(film)), () => plain('x'));
    expect((await filledWith('srt', [], rows)).written).toMatchObject({
      ok: false,
      error: { code: 'export.no-own-file' },
    });
  });
});

test('WebVTT: words that would be markup are written as references', async () => {
  const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n天亮了。\n';
  const { text } = await filled('vtt', file, () => 'a < b & c --> d\u00a0e');
  expect(text).toBe(file.replace('天亮了。', 'a &lt; b &amp; c --&gt; d&nbsp;e'));
});

test('ASS: words that would be codes are written full width, ends of lines as \\N', async () => {
  const file = '[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:03.00,天亮了，船開了。\n';
  const { text, symbols } = await filled('ass', file, () => '{C:\\New} a\\b\nc\u00a0d, e');
  expect(text).toBe(file.replace('天亮了，船開了。', '｛C:＼New｝ a\\b\\Nc\\hd, e'));
  expect(symbols).toBe(3);
});

test('lyrics: one line, and no time that is none', async () => {
  const file = '[ti:渡口]\n[00:01.00][00:09.00]天亮了\n';
  const { text } = await filled('lrc', file, (_, n) => (n === 0 ? 'Ferry [live]' : 'Day\nbroke [00:05] and'));
  expect(text).toBe('[ti:Ferry [live]]\n[00:01.00][00:09.00]Day broke ［00:05] and\n');
});

test('several columns stand below each other', async () => {
  const columns = [...column('source', 'zh-Hant'), ...column('en', 'en')];
  const { text } = await filled('srt', cue(1, '01', '03', '天亮了。'), () => 'Day broke.', columns);
  expect(text).toBe(cue(1, '01', '03', '天亮了。', 'Day broke.'));
  const file = '[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:03.00,天亮了。\n';
  const both = await filled('ass', file, () => 'Day broke.', columns);
  expect(both.text).toBe(file.replace('天亮了。', '天亮了。\\NDay broke.'));
});

test('a legacy encoding stays, and bytes that nothing is said of too', async () => {
  const text = cue(1, '01', '03', '許功蓋。').replaceAll('\n', '\r\n');
  const file = encodedFile(text, 'big5');
  const rows = rowsFor(await blocksIn('srt', file), () => plain('好。'));
  const { bytes } = await filledWith('srt', [file], rows);
  expect(bytes).toEqual(encodeText(text.replace('許功蓋', '好'), 'big5'));
});

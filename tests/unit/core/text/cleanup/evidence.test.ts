import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRepairs } from '#core/text/cleanup/index.ts';
import { certainOnly, listed, surveyOf } from './surveyed.ts';

const undamaged = readFileSync(
  new URL('../../../../../bench/truth/cases/undamaged.txt', import.meta.url),
  'utf8',
)
  .split(/^=== /m)
  .slice(1)
  .map((part): [string, string[]] => {
    const [name = '', ...lines] = part.trimEnd().split('\n');
    return [name, lines];
  });

describe('no certain repair in what is not damaged', () => {
  test.each(undamaged)('%s', (_, lines) => {
    const survey = surveyOf(lines);
    const certain = lines.flatMap((line) => certainOnly(findRepairs(line, survey)));
    expect(certain.map(({ kind, before, after }) => `${kind}: ${before} > ${after}`)).toEqual([]);
  });
});

describe('one piece of evidence', () => {
  test('é, a no-break space and » are three characters, not the bytes of one', () => {
    expect(listed('le « privé\u00a0» est clos', 'mojibake', [])).toEqual([]);
    expect(listed('privé\u00a0», gardé\u00a0», fermé\u00a0»', 'mojibake', [])).toEqual([]);
  });

  test('one misread character alone is offered, two are certain', () => {
    expect(listed('第ä¸\u00ad課', 'mojibake')).toEqual(['doubtful ä¸\u00ad>中']);
    expect(listed('ä¸\u00adæ–‡', 'mojibake')).toEqual(['certain ä¸\u00adæ–‡>中文']);
  });

  test('bytes of misread text that cannot be put right are not deleted', () => {
    // 文, the last byte of which was lost
    expect(listed('ä¸\u00adæ\u0096,æ\u0096\u0087', 'invisible')).not.toContain('certain \u0096>');
    expect(listed('資料¸\u0084\u0096完', 'invisible')).toEqual(['hint \u0084>\u0084', 'hint \u0096>\u0096']);
  });

  test('a control between Latin letters is a mark of Windows-1252', () => {
    expect(listed('\u0093well\u0094 and a\u0096b', 'invisible', [])).toEqual([
      'doubtful \u0093>“',
      'doubtful \u0094>”',
      'doubtful \u0096>–',
    ]);
  });

  test('a question mark that may be half a character is not widened', () => {
    for (const text of [
      '他這樣說??涩F(xiàn)在',
      '他這樣說?！读x犬',
      '學校向?qū)W生說',
      '東西輸?shù)榷鄠€地方',
    ])
      expect(listed(text, 'punctuation').filter((found) => found.includes('?'))).toEqual([]);
    expect(listed('誰?是我', 'punctuation')).toEqual(['certain ?>？']);
  });
});

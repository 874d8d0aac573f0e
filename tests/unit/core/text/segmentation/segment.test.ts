import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, type InlineTag, type RichText } from '#core/model/text.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { joinRich, validRich } from '#core/text/mapping.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import { messyText, richText } from '../arbitraries.ts';

const join = ({ lead, pieces }: ReturnType<typeof segmentText>): string =>
  lead + pieces.map(({ text, gap }) => text + gap).join('');

/** The text with a bar at every cut. Sentences are given the same way; the bar is not part of the text. */
const cut = (marked: string, language: 'zh-Hant' | 'zh-Hans' | 'en'): string =>
  segmentText(plain(marked.replaceAll('|', '')), language)
    .pieces.map(({ text, gap }) => text + gap)
    .join('|');

describe('Chinese sentences', () => {
  it.each([
    '他走了。|她也走了！|真的嗎？|真的。',
    '什麼？！|你說什麼！！！|沒什麼……。|好。',
    '我想想……好吧，就這樣；不過，只有一次。',
    '等一等……我……我不知道。|走吧。',
    '他笑了。　|天亮了。',
    '第一行\n|第二行。\n\n|第三行',
    '《你是誰？》是一本書。|作者不詳。',
    '他（當時還小，不懂事。）沒有說話。|後來睡了。',
    '（全文完。）|下面是附錄。',
    '他走了。|（笑聲）然後呢？',
    '這本書（見第三章！）很好看。|你讀過嗎？',
    '一、春天。|二、夏天。',
    '他走了，（沒有人看見他走。|天也黑了。',
  ])('%s', (marked) => {
    expect(cut(marked, 'zh-Hant')).toBe(marked);
  });
});

describe('quotations', () => {
  it.each([
    '「我明天就走。」他說。|第二天，他果然走了。',
    '“这件事我们早就知道了。”他表示。|会议随后结束。',
    '「你回來了？」母親問我。|我點點頭。',
    '「快跑！」老人喊了一聲，轉身就走。|沒有人跟上。',
    '「我真的不知道……」她低聲說道。|雨還在下。',
    '“我不同意。”老王笑了笑，说。|大家都看着他。',
    '「好吧，」他說，「我去。」|然後他站了起來。',
    '「我去。」他說，「你留下。」|門關上了。',
    '「不行。」老師告訴我們。|大家很失望。',
    '“很好。”新华社报道。|天气转冷。',
    '“你去哪儿？”她看着他，轻声问道，“还回来吗？”|他没有回答。',
    '“好。”说着，他站了起来。|屋里很静。',
    '“价格太高。”一位不愿透露姓名的店主说。|他没有再开口。',
    '他說：「我不去。」|她說：「那我去。」|兩人都不說話了。',
    '「太貴了！」|「不貴。」|兩人爭了起來。',
    '「真的嗎？！」|「真的！！」',
    '他說：「第一句。第二句！第三句？」|然後笑了。',
    '「走。」。|他說完了。',
    '他說：『走。』|門開了。',
    '「他說：『走吧。』」|我照做了。',
    '很多人会想，“这个问题很难。”|现在我们不这么看，因为条件变了。',
    '“……这是应当的。”|现在我们思考，这本身就是进步。',
    '“再来。”|他知道，路很长。',
    '「好看嗎？」|問題不在這裡。',
    '“走吧。”|小说的结尾是这样的。',
    '“我们要努力。”|小李表示，团队的目标没有变，计划也没有变。',
    '他覺得「這考不了多少分」。|老師也這麼想。',
    '那句「我不去！」她記了一輩子。|後來再也沒聽過。',
    '「你好！」的聲音從門外傳來。|沒有人應。',
    '“快！”这句话他说了三遍。|没有用。',
    '他喊了一声“快跑！”就冲了出去。|天黑了。',
    '「生存還是毀滅？」（第三幕）。|下一個問題。',
    '他说:"我走了。"|然后关上门。|"再见!"她说。',
    '他說：「走。 」|門開了。',
    '“今天不行。”Tom说。|明天再来。',
    '“天黑了。|他走了。|雨停了。',
  ])('%s', (marked) => {
    expect(cut(marked, marked.includes('说') ? 'zh-Hans' : 'zh-Hant')).toBe(marked);
  });

  it('are cut inside when they are too long for one row', () => {
    const sentence = `${'很久很久以前有一座山'.repeat(5)}。`;
    const pieces = segmentText(plain(`他說：「${sentence.repeat(4)}」他說完了。`), 'zh-Hant').pieces;
    expect(pieces.map(({ text }) => text)).toEqual([
      `他說：「${sentence}`,
      sentence,
      sentence,
      `${sentence}」他說完了。`,
    ]);
  });

  it('that are never closed do not swallow what follows', () => {
    for (const opener of ['「', '“', '（', '《', '"', '(', '【']) {
      expect(segmentText(plain(`${opener}一句。兩句。三句。`), 'zh-Hant').pieces).toHaveLength(3);
    }
    expect(
      segmentText(plain(`（${'長'.repeat(150)}。${'長'.repeat(150)}。）完。`), 'zh-Hant').pieces.length,
    ).toBe(3);
  });
});

describe('Latin full stops', () => {
  it.each([
    'Mr. Smith met Dr. J. K. Jones in Washington, D.C. on Jan. 5. |He left at 3 p.m. and slept.',
    'See Fig. 3 and No. 5 of the U.S. Army report (p. 12). |Thanks.',
    'The price is $3.14. |Version v2.0.1 is at www.example.org/a.b?c=d!e now. |Write to a.b@example.org. |Open main.py first.',
    'Well... maybe not. |I don’t know... |He did. |Is it? |Yes! |Good.',
    'He lives in the U.S. |The end. |We like pears, plums, etc. |They are good.',
    '1. First item. |Plan B. |The rest, e.g. this, i.e. that.',
    '"Go home!" she said. |"Why?" Tom asked. |"Because." |He left.',
    '(This is whole.) |And this (not whole.) goes on. |‘I don’t know. Really.’ |He slept.',
    'A.I. research is new. |The A.I. Lab is not.',
  ])('%s', (marked) => {
    expect(cut(marked, 'en')).toBe(marked);
  });

  it.each([
    '圆周率约为3.14，版本是v2.0.1，网址是http://a.com/b?c=1。|好的!|真的吗?|是的。',
    '他在U.S. Army服役。|第No. 5号文件。|A.I. 技术发展很快。|He said hello. |然后他走了。',
    '1. 首先，要知道原因。 |2. 其次，要有办法。',
    '打开 index.html。|比率是1:2。|时间是10:30。',
    '他走了. |我也走了.',
    'Apple Inc.宣布了新产品。|It works.',
  ])('%s', (marked) => {
    expect(cut(marked, 'zh-Hans')).toBe(marked);
  });
});

describe('any text', () => {
  it('joins back to what it was, in pieces with words at both ends', () => {
    fc.assert(
      fc.property(messyText(60), fc.constantFrom<'zh-Hant' | 'en'>('zh-Hant', 'en'), (text, language) => {
        const segmented = segmentText(plain(text), language);
        expect(join(segmented)).toBe(text);
        for (const piece of segmented.pieces) {
          expect(piece.text).not.toBe('');
          expect(piece.text).toBe(piece.text.trim());
          expect(piece.gap.trim()).toBe('');
          expect(piece.text).not.toMatch(/[\n\r]/);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every tag, and joins them back to the pairs they were', () => {
    fc.assert(
      fc.property(richText(40), (rich) => {
        const { lead, pieces } = segmentText(rich, 'zh-Hant');
        for (const piece of pieces) expect(validRich(piece)).toBe(true);
        const [first, ...rest] = pieces;
        if (first === undefined) return;
        let whole: RichText = first;
        let gap = first.gap;
        for (const piece of rest) {
          whole = joinRich(whole, gap, piece);
          gap = piece.gap;
        }
        expect(lead + whole.text + gap).toBe(rich.text);
        const ids = (tags: readonly InlineTag[]): string[] =>
          tags.map(({ kind, id }) => `${kind} ${id}`).sort();
        expect(ids(whole.tags)).toEqual(ids(rich.tags));
      }),
      { numRuns: 300 },
    );
  });

  it('gives no pieces for white space', () => {
    expect(segmentText(plain(' \n\u3000\n'), 'zh-Hant')).toEqual({ lead: ' \n\u3000\n', pieces: [] });
    expect(segmentText(plain(''), 'en')).toEqual({ lead: '', pieces: [] });
  });

  it('leaves a closing tag with the sentence it ends and an opening one with the next', () => {
    const rich: RichText = {
      text: '他走了。她也走了。',
      tags: [
        { at: 1, kind: 'open', id: 1, type: 'strong' },
        { at: 4, kind: 'close', id: 1, type: 'strong' },
        { at: 4, kind: 'open', id: 2, type: 'link', data: { href: 'a' } },
        { at: 9, kind: 'close', id: 2, type: 'link', data: { href: 'a' } },
      ],
    };
    expect(
      segmentText(rich, 'zh-Hant').pieces.map(({ tags }) => tags.map(({ at, kind }) => [at, kind])),
    ).toEqual([
      [
        [1, 'open'],
        [4, 'close'],
      ],
      [
        [0, 'open'],
        [5, 'close'],
      ],
    ]);
  });

  it('leaves a picture before the white space with the sentence before, and one behind it with the next', () => {
    const picture = (at: number, id: number) => ({ at, kind: 'empty', id, type: 'image' }) as const;
    const tagsOf = (...tags: RichText['tags']) =>
      segmentText({ text: 'He left. She left.', tags }, 'en').pieces.map((piece) => piece.tags);
    expect(tagsOf(picture(8, 1))).toEqual([[picture(8, 1)], []]);
    expect(tagsOf(picture(9, 1))).toEqual([[], [picture(0, 1)]]);
    expect(tagsOf(picture(8, 1), picture(9, 2))).toEqual([[picture(8, 1)], [picture(0, 2)]]);
  });
});

describe('sentences that are too long', () => {
  it('are cut after a clause', () => {
    const text = `${'甲'.repeat(1500)}，${'乙'.repeat(1500)}。`;
    expect(segmentText(plain(text), 'zh-Hant').pieces.map((piece) => codePointLength(piece.text))).toEqual([
      1501, 1501,
    ]);
  });

  it('are cut at a space', () => {
    const { pieces } = segmentText(plain('abcd '.repeat(1000)), 'en');
    expect(pieces.map((piece) => piece.gap)).toEqual([' ', ' ', ' ']);
  });

  it('are cut anywhere but in a grapheme when there is nothing else', () => {
    for (const unit of ['𠮷', '👨‍👩‍👧', 'e\u0301', '甲']) {
      const text = unit.repeat(3001);
      const segmented = segmentText(plain(text), 'zh-Hant');
      expect(join(segmented)).toBe(text);
      for (const piece of segmented.pieces) {
        expect(codePointLength(piece.text)).toBeLessThanOrEqual(2000);
        expect(piece.text.length % unit.length).toBe(0);
      }
    }
  });
});

describe('hostile text', () => {
  it.each([
    '“',
    '”',
    '“。”',
    '.',
    '. ',
    '（',
    '（“【《',
    '\n',
    '"',
    '…”',
    '。 ”',
    'a?字',
    '“。”他',
    '((()',
    '\u0301',
  ])('%j a hundred thousand times over', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(join(segmentText(plain(text), 'zh-Hans'))).toBe(text);
  });
});

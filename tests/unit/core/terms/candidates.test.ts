import { describe, expect, it } from 'vitest';
import { fold } from '#core/text/fold.ts';
import { findCandidates, type Candidate } from '#core/terms/candidates.ts';

/** Words that a dictionary has. */
const dictionary = new Set(
  '今天 昨天 我們 他們 發展 經濟 城市 工程 開始 已經 表示 報告 認為 居民 希望 河流 討論 會議 參加 計劃 專家 指出 文章 介紹 出版 讀者 喜歡'.split(
    ' ',
  ),
);

const text = `今天，林若溪表示，量子糾纏網絡已經開始建設。
專家認為量子糾纏網絡對城市有用，也有人討論量子糾纏網絡的費用。
居民參加了關於潮汐電站的會議，林若溪介紹了潮汐電站。
他們希望潮汐電站不影響河流。林若溪說，文章《潮聲》已經出版。
昨天，歐陽青山教授參加會議。讀者喜歡《潮聲》。青石鎮的居民討論，青石鎮要不要發展。`;

const candidates = (options = {}): readonly Candidate<number>[] =>
  findCandidates(
    text.split('\n').map((line, n) => ({ at: n + 1, text: line })),
    { least: 2, isKnown: (word) => dictionary.has(word), ...options },
  );

const found = (list: readonly Candidate<number>[]): readonly string[] => list.map(({ text: word }) => word);

describe('candidates for terms', () => {
  it('are the terms and names of a text whose right answers are known, each whole, and nothing else', () => {
    const list = candidates();
    expect(new Set(found(list))).toEqual(
      new Set(['量子糾纏網絡', '潮汐電站', '林若溪', '歐陽青山', '潮聲', '青石鎮']),
    );
  });

  it('say what they name, how often they are there, and where', () => {
    const byText = new Map(candidates().map((one) => [one.text, one]));
    expect(byText.get('林若溪')).toMatchObject({ kind: 'person', frequency: 3 });
    expect(byText.get('歐陽青山')).toMatchObject({ kind: 'person', frequency: 1 });
    expect(byText.get('青石鎮')).toMatchObject({ kind: 'place', frequency: 2 });
    expect(byText.get('潮聲')).toMatchObject({ kind: 'work', frequency: 2 });
    expect(byText.get('潮汐電站')).toMatchObject({ kind: null, frequency: 3 });
    const lines = text.split('\n');
    for (const { text: word, places } of candidates())
      for (const { at, start, end } of places)
        expect(
          Array.from(lines[at - 1] ?? '')
            .slice(start, end)
            .join(''),
        ).toBe(word);
  });

  it('leave out what is known, in a termbase or a dictionary', () => {
    const isKnown = (word: string): boolean =>
      dictionary.has(word) || word === '潮汐電站' || word === '林若溪';
    expect(found(candidates({ isKnown }))).not.toContain('潮汐電站');
    expect(found(candidates({ isKnown }))).not.toContain('林若溪');
  });

  it('count both scripts of a term as one', () => {
    const list = findCandidates(
      ['潮汐電站在南。', '去潮汐电站！'].map((line, at) => ({ at, text: line })),
      { least: 2, isKnown: () => false },
    );
    expect(found(list)).toEqual(['潮汐電站']);
  });

  it('are no pieces of sentences that are repeated, by the words that they are made of', () => {
    // Words are asked for folded.
    const setOf = (...words: readonly string[]) => new Set(words.map((word) => fold(word)));
    const verbs = setOf(...Array.from('取修讀走嚷穿溫跑'));
    const nouns = setOf(...Array.from('傘書人茶聲鞋'), '長袍');
    const words = setOf('木牌', '長袍', '高聲');
    const story = `他取下木牌，修傘。老何溫一壺茶，讀過書。小余高聲嚷道：“溫一壺茶！”
她又取下木牌，要溫一壺茶，說：“快溫一壺茶吧。”有人走。他再修傘，穿長袍，高聲嚷道：“讀過書麼？”
舖子取下木牌，有人走。老何修傘，他又穿長袍，讀過書，去木牌廠。這雙跑鞋是紅的，木牌廠遠。
她的跑鞋在這裏，木牌廠關了，紅的跑鞋舊。兩個人走，王建說好，看王建問價。也修傘。`;
    const list = findCandidates(
      story.split('\n').map((line, at) => ({ at, text: line })),
      {
        least: 2,
        isKnown: (word) => words.has(fold(word)),
        wordUse: (word) => ({ verb: verbs.has(word), noun: nouns.has(word), functional: false }),
      },
    );
    const said = found(list);
    for (const piece of ['取下木牌', '溫一壺茶', '壺茶', '讀過書', '高聲嚷', '人走', '修傘', '穿長袍'])
      expect(said).not.toContain(piece);
    expect(said).toEqual(expect.arrayContaining(['跑鞋', '木牌廠', '王建']));
  });

  it('are cut where words are, and hold no word that only sentences have', () => {
    const words = new Set(['江水', '已經', '河水', '水路', '碼頭', '別墅'].map((word) => fold(word)));
    const text = `江水已經漫上碼頭。河水已經退了。他低著頭，別停。
她低著頭說，別停！青石水路遠，白玉別墅近。青石水路有船，去白玉別墅。水已經退了，他低著頭。`;
    const list = findCandidates(
      text.split('\n').map((line, at) => ({ at, text: line })),
      {
        least: 2,
        isKnown: (word) => words.has(fold(word)),
        wordUse: (word) => ({
          verb: fold('低停漫退').includes(word),
          noun: false,
          functional: word === fold('已經'),
        }),
      },
    );
    const said = found(list);
    expect(said).toEqual(expect.arrayContaining(['青石水路', '白玉別墅']));
    for (const piece of ['水已經', '低著頭', '別停', '已經退']) expect(said).not.toContain(piece);
  });

  it('are none where nothing comes twice, and of a text without Chinese', () => {
    const options = { least: 2, isKnown: () => false };
    expect(findCandidates([{ at: 1, text: '天黑了。' }], options)).toEqual([]);
    expect(findCandidates([{ at: 1, text: 'No boat, no boat.' }], options)).toEqual([]);
    expect(findCandidates([], options)).toEqual([]);
  });
});

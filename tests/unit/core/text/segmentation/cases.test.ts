import { describe, expect, it } from 'vitest';
import { givenRows, measuredRows } from '../tables.ts';
import { judgeCuts, sentenceCases } from './judge.ts';

const wrongOf = (rows: readonly (readonly string[])[], language: 'zh-Hans' | 'en'): string[] =>
  sentenceCases(rows).flatMap((one) => {
    const { isRight, got } = judgeCuts(one, language);
    return isRight ? [] : [got];
  });

describe('sentences', () => {
  it.each([
    // Footnote marks, sources, faces.
    '這座橋建於1912年。[1][2]|後來重修過兩次。',
    '他生於光緒十年。〔3〕|家中行二。',
    '該書共三卷。¹|今存兩卷。²',
    '人口为三万。①|其中半数务农。②',
    '①拔掉插头。|②打开后盖。|③取出滤网。',
    '长河落日圆。（王维《使至塞上》）|诗人当时正在出使途中。',
    '“春风又绿江南岸。”（王安石）|一个“绿”字用得极妙。',
    '今天开会。|（一）报告；（二）讨论。',
    '到家啦。(^_^)|明天聊！',
    '真的吗？:)|那太好了！',
    // Reporting clauses.
    '「可以坐這裡嗎？」那個戴眼鏡的男生指了指旁邊的位子，有點不好意思地問。|她把包包拿開。',
    '「這個多少錢？」我蹲下來，拿起一只青花碗，問老闆。|他伸出三根手指。',
    '“我不去。”他说得很坚决。|妈妈叹了口气。',
    '“哦？”他挑了挑眉，“说来听听。”|我便讲了一遍。',
    '“吃了。”|两人再没有话说。',
    '“我不同意。”|会场一下子安静了，谁也没说话。',
    '他说：“有人吗？”|回答他的只有风声。',
    // Quotations that are part of a clause.
    '“！”表示需要复核。|请注意。',
    '「你幸福嗎？」系列報導今天刊完。|讀者反應熱烈。',
    '“人都去哪儿了？”成了大家最关心的问题。|没人能回答。',
    '"知道了."他说."马上去."|雨还在下.',
    '他是Yahoo!的老员工。|去年离职。',
    '太好了!|我们赢了!',
  ])('%s', (marked) => expect(judgeCuts({ marked, others: [] }, 'zh-Hans')).toMatchObject({ isRight: true }));

  it.each([
    'Wait… |What was that?',
    'He waited… and waited. |Nothing came.',
    'The temperature hit -3.5 C. |Pipes froze.',
    'iPhone sales fell. |eBay shares rose.',
    'She left. |van Gogh stayed.',
    'Ask J. Chen. |She knows.',
    'We left at 3 p.m. |Don’t wait.',
    'We left at 3 p.m. Eastern time. |It rained.',
    'It was built in 1900.[4] |It burned in 1950.',
    'Step 1. Open the box. |Step 2. Close it.',
    'Once . . . there was a king. |He was old.',
    'Brown v. Board changed schools. |It took years.',
    '"Is he coming?" I asked. |She shrugged.',
    '"But I—" |He cut her off.',
    'See ftp.example.org/a.b. |Get it.',
  ])('%s', (marked) => expect(judgeCuts({ marked, others: [] }, 'en')).toMatchObject({ isRight: true }));

  it.each([
    ['sentences-zh.tsv', 'zh-Hans', 2],
    ['sentences-en.tsv', 'en', 2],
  ] as const)('are right in the cases of the measure %s, but for a few', (file, language, most) => {
    const wrong = wrongOf(measuredRows(file), language);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(most);
  });

  const given = [
    { rows: givenRows('chinese/segment-zh.tsv'), language: 'zh-Hans' },
    { rows: givenRows('chinese/segment-en.tsv'), language: 'en' },
  ] as const;
  it.skipIf(given.some(({ rows }) => rows === null))(
    'are right in the given cases (skipped: ../shared is not here)',
    () => {
      for (const { rows, language } of given) expect(wrongOf(rows ?? [], language)).toEqual([]);
    },
  );
});

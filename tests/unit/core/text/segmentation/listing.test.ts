import { expect, test } from 'vitest';
import { plain, type Language } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import { measuredRows } from '../tables.ts';
import { judgeCuts, sentenceCases } from './judge.ts';

/*
 * Where texts are cut, a bar at every cut. The list has been read; where it changes, it is written anew by `vitest run THIS-FILE -u` and read again.
 */

const texts: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hant': [
    '他走了。她也走了！真的嗎？真的。',
    '什麼？！你說什麼！！！沒什麼……。好。',
    '等一等……我……我不知道。走吧。',
    '他笑了。　天亮了。\n第二行\n\n第三行。 ',
    '《你是誰？》是一本書。（笑聲。）然後呢？他（當時還小，不懂事。）沒有說話。',
    '（見第三章！）很好看。[註：甲。]下面。【完。】',
    '「我明天就走。」他說。第二天，他果然走了。',
    '他說：「我走。」「好。」她答。',
    '他說：「天亮了。我們走吧。」然後走了。',
    '「天亮了。」「走吧。」',
    '「你聽！」他喊道，「水聲！」大家都聽見了。',
    '所謂「他走了。」的意思，是他不在。他問「你好嗎？」，她沒答。',
    '他寫了「一。二。三。」三個字。『甲。』乙。',
    '「他說：『走。』我走了。」後來呢？',
    '「沒有關上的引號。後面還有。很多話。',
    '“你好。”他說。“再見！”她說。',
    '他說："天亮了。"她說："好。"',
    '一、春天。二、夏天。1. 秋天。2. 冬天。（三）完。',
    '版本是2.0.1。見example.org。圓周率3.14。A.B.C公司。',
    '他用 Word. 我用紙。He left. 他走了。Dr. 王說好。',
    '真的！？（他問。）真的……」還有——他停了。——走吧。',
    '第一。；第二。：第三。、第四。，第五。',
    '他說了三個字：「不、知、道。」，就走了。',
    '好。」他說。』她說。）完。',
    '等等...好。等等。。。好！！好?!好',
    '𠮷野家。在那裡！嗎？',
    '他走了…她來了。他用Word…我用紙。第3…5章。等…我來。好…！好‥走⋯來。',
    '「天亮了。 」他說。（天亮了。 ）他說。《天亮了。 》好。',
    '「天亮了。  」「走吧。   」好。天亮了。 」走。',
    "他走了。' 她來了。」'",
  ],
  en: [
    'He left. She stayed! Why? Nobody knows.',
    'Dr. Lin and Mr. Wu met Mrs. Mei at 5 p.m. They left at 6 a.m. sharp.',
    'It cost 3.14. See No. 5, Fig. 2 and p. 7. Vol. 2 is lost. The answer was no. 3 came later.',
    'The U.S. Army came. The U.S. They left the U.S.A. in 1998. J. R. Smith wrote it. So did I. He agreed.',
    'e.g. this, i.e. that, etc. And so on. Etc. etc.',
    'He waited. . . . Then he left. Wait... what? Well... Yes.',
    '"It rained." He left. "Go!" she said. "Did you?" "Yes." (It rained.) Then sun.',
    "'It rained.' He left. 'Go.'",
    "'Go.'",
    "He left.' She stayed.' Then rain.",
    "“Go.”' She said “No.”'",
    "(He left.)' She stayed.'Then rain.",
    "He said 'go.' Then he went. It's Mei's. The boys' hats. Rock 'n' roll.",
    'He said: “It rained. We left.” Then he slept. “Really?” he asked. “Yes,” she said, “it did.” He nodded.',
    '1. First. 2. Second. a) third. (4) Fourth. IV. The end.',
    'Write to a.b@example.org. Or see www.example.org/a.b. Or ftp.example.org/a.b. Then go.',
    'Version v2.0.1 is out. iPhone users left. macOS is next. e.e. cummings wrote.',
    'One sentence\nAnother line\n\nA third. ',
    'Yahoo! is a company. Jeopardy! is a show. What?! No!!! Yes…  Then. …And so.',
    'End of text without a stop',
    'Mr… Lin came. J… Smith left. See No… 5 etc… And then… Well…he went. Go ‥ Now ⋯ Then',
    'First sentence.Second sentence.Third',
    'A. B. C. D and E.',
    'It was 5 km. Then 6 kg. left. It was 10 in. The box was 2 ft. wide.',
  ],
  ja: ['雨が降った。彼は行った！本当？はい。', '彼は「雨だ。」と言って、出た。（笑）続く。'],
  de: ['Er kam am 1. Januar 1998. Dr. Müller wohnt in Nr. 5, z. B. in Berlin. »Ja.« Nein.'],
  fr: ['Elle dit : « Non ! » Puis il est parti. M. Martin, cf. Proust. C’est fini ! Oui ?'],
  es: ['¿Lo sabe Ud. Marta? ¡No! La Sra. García llegó. Fin.'],
  ru: ['А. С. Пушкин жил на ул. Ленина. Он ушёл и т. д. Она осталась. «Да!» Нет.'],
};

const marked = (text: string, language: Language): string => {
  const { lead, pieces } = segmentText(plain(text), language);
  return JSON.stringify(lead + pieces.map((piece) => `${piece.text}${piece.gap}`).join('|')).slice(1, -1);
};

test('of the sentences of the measure those are cut otherwise', async () => {
  const wrong = (['sentences-zh.tsv', 'sentences-en.tsv'] as const).flatMap((file) =>
    sentenceCases(measuredRows(file)).flatMap((one) =>
      (['zh-Hant', 'zh-Hans', 'en'] as const).flatMap((language) => {
        const { isRight, got } = judgeCuts(one, language);
        return isRight || (language === 'en') !== (file === 'sentences-en.tsv')
          ? []
          : [`${language}: ${got}`];
      }),
    ),
  );
  await expect(`${wrong.join('\n')}\n`).toMatchFileSnapshot('listing-measured.txt');
});

test('texts are cut where it was read', async () => {
  const parts = Object.entries(texts).flatMap(([language, own]) => [
    `== ${language}`,
    ...own.map((text) => marked(text, language)),
  ]);
  await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});

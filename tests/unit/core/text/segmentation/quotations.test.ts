import { expect, it } from 'vitest';
import { segmentText } from '#core/text/segmentation/index.ts';

/** Quotations that end with a mark in the middle of their sentence, as languages and keyboards write them; `|` where a sentence ends. */
const cases: Readonly<Record<string, readonly string[]>> = {
  de: [
    '„Komm!“ rief er.|Dann ging er.',
    '„Komm!“, rief sie, „wir gehen.“|Er kam.',
    '„Warum?“, fragte sie.|„Weil ich will.“|Er schwieg.',
    '„Warum?“ – fragte er.|Sie schwieg.',
    'Er rief: „Komm! Schnell!“ und lief weg.|Sie blieb.',
    '‚Nein!‘ dachte er.|Dann schlief er.',
    '„Er sagte: ‚Nein!‘“, meinte sie.|Dann ging sie.',
    'Das „Ja!“ kam zu spät.|Alle lachten.',
    '»Komm! Schnell!« rief er.|Sie ging.',
    '›Nein!‹ dachte er.|Sie ging.',
    '"Komm!", rief er.|"Gleich."',
  ],
  pl: ['„Chodź! Szybko!” krzyknął.|Potem poszedł.'],
  fr: [
    '« Viens ! » dit-il.|Puis il partit.',
    '« Qui est là ? Répondez ! » cria-t-il.|Personne.',
    'Il a crié « Viens ! » et il est parti.|Elle resta.',
    '“ Viens ! ” dit-il.|Puis il partit.',
    '‹ Viens ! › dit-il.|Puis il partit.',
    '"Viens !" dit-il.|Puis il partit.',
  ],
  en: [
    '"Hello." he said.|Then he left.',
    '"Hello. How are you?" he said.|Then he left.',
    "'Hello. How are you?' he said.|Then he left.",
    "'I don't know. It's late,' she said.|'Go.'|He went.",
    "He said 'Hello. I am here.' and left.|She stayed.",
    `"'Stop! Now!' he said," she told me.|I nodded.`,
    "'Tis late.|The students' books are here.|We go.",
    '"...and then?" he asked.|She left.',
    '"$5. No more." he said.|She left.',
    '"No!" - he said.|Then he left.',
    '"Stop!" John yelled.|They ran.',
    '“‘Stop! Now!’ he said,” she told me.|I nodded.',
  ],
  ja: [
    '「行く。」と言った。|彼は去った。',
    '「行く。」 と言った。|次。',
    '「行く」。と言った。|次。',
    '「行く」！って言うの？|次。',
    '「行く。」。と書いた。|次。',
    '「行く」。|とても寒い。',
    '「行く。」彼は言った。|次。',
    '「行く！」田中さんが小さな声で叫んだ。|次。',
    '彼は：「行く。」|彼女は言った。',
    '「行く。」|彼は去った。',
    '「行く。」|彼は何も言わなかった。',
    '「本当？」って聞いた。|彼は黙った。',
    '「ありがとう！」が口癖だ。|「すごい！」は禁句だ。',
    '「すごい！」を連発する。|「何ですか？」などと聞かれた。',
    '『「行く。」と言った。』と書いた。|次。',
    '"行く。"と言った。|次。',
    '「行く。」という返事。|「来い。」|ところが彼は来なかった。',
    '「はい。」|はい、わかりました。|「いいえ。」|でも、彼は行った。',
    '「良い。」|とても良い。|「いいえ。」|にっこり笑った。',
  ],
  ko: ['"가자!"라고 그가 말했다.|그는 떠났다.', '“가자.”|그가 말했다.'],
  'zh-Hans': [
    '„来吧。“他说。|然后走了。',
    "'快走！'他说。|然后走了。",
    '〝快走！〞他说。|然后走了。',
    '"来！" 他喊道。|然后走了。',
  ],
  'zh-Hant': ['「加油！」聲此起彼落。|比賽結束了。', '他喊 "走！快走！" 就跑了。|她沒動。'],
};

it.each(Object.entries(cases).flatMap(([language, texts]) => texts.map((text) => [language, text] as const)))(
  '%s: %s',
  (language, marked) => {
    const sentences = marked.split('|');
    const joiner = /^(?:zh|ja)/.test(language) ? '' : ' ';
    const { pieces } = segmentText({ text: sentences.join(joiner), tags: [] }, language);
    expect(pieces.map(({ text }) => text)).toEqual(sentences);
  },
);

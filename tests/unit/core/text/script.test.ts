import { describe, expect, it } from 'vitest';
import { detectLanguage, isSimplifiedOnly, isTraditionalOnly } from '#core/text/script.ts';

describe('detectLanguage', () => {
  it.each([
    ['他們說這個問題很難。', 'zh-Hant'],
    ['他们说这个问题很难。', 'zh-Hans'],
    ['They said it was hard.', 'en'],
    ['出現(xiàn)這種問題，原因是數(shù)據(jù)太少，當?shù)摹?rdquo;還有别的', 'zh-Hant'],
    ['使用React和TypeScript编写的前端应用', 'zh-Hans'],
    ['The word 發現 means to find something out.', 'en'],
    ['雨の日に、彼女は駅で待っていた。', 'ja'],
    ['비 오는 날, 그녀는 역에서 기다렸다. 手紙', 'ko'],
    ['他們把招牌上的「の」念成「的」，這樣說。', 'zh-Hant'],
  ])('%s is %s', (sample, language) => {
    const guess = detectLanguage(sample);
    expect(guess.language).toBe(language);
    expect(guess.confidence).toBeGreaterThan(0.3);
  });

  it.each([
    ['Le vent se lève, il faut tenter de vivre. Les enfants jouent dans la cour.', 'fr'],
    ['Viens ! Nous partons.', 'fr'],
    ['Die Straße war leer, und niemand kam mit uns.', 'de'],
    ['Der Hund schläft.', 'de'],
    ['Trời mưa. Tôi ở nhà và đọc sách.', 'vi'],
    ['El tren llegó tarde, pero no importa. ¿Dónde está la estación?', 'es'],
    ['Il treno è arrivato in ritardo, ma non importa.', 'it'],
    ['O comboio chegou tarde, mas não importa. As crianças estão em casa.', 'pt'],
    ['De trein kwam te laat, maar dat is niet erg.', 'nl'],
    ['Pociąg się spóźnił, ale to nie jest ważne.', 'pl'],
    ['Tåget kom för sent, men det är inte så viktigt.', 'sv'],
    ['A vonat késett, de ez nem baj, mert van időnk.', 'hu'],
    ['Tren geç geldi ama bu çok önemli değil.', 'tr'],
    ['Kereta itu terlambat, tetapi saya tidak marah karena ini biasa.', 'id'],
    ['Поезд опоздал, но это не важно.', 'ru'],
    ['Поїзд запізнився, але це не важливо.', 'uk'],
    ['Το τρένο άργησε, αλλά δεν πειράζει.', 'el'],
    ['รถไฟมาสาย แต่ไม่เป็นไร', 'th'],
    ['وصل القطار متأخرا', 'ar'],
    ['The café is on the Champs-Élysées, and he likes the crème brûlée of Le Monde.', 'en'],
    ['File Edit View Help', 'en'],
    // Chinese, Japanese and Russian in UTF-8, read as Windows-1252.
    ['ç¬¬ä¸€æ®µå¾ˆå¥½ï¼Œÿé€™æ˜¯èªªæ˜Žã€‚', 'en'],
    ['ç«\u00a0ã€‚å\u00a0´ã¡å¿œæ¦ã•ã‚Œã€œæœ¿¡ä', 'en'],
    ['Ð¿Ð¾ÐµÐ·Ð´ Ð¾Ð¿Ð¾Ð·Ð´Ð°Ð»', 'en'],
    ['¿Dónde estás?', 'es'],
    ['Ñandú y cigüeña', 'es'],
    ['Open', 'en'],
    ['see table a b', 'en'],
    [
      'Treni ilichelewa lakini haijalishi kwa sababu tuna muda mwingi sana leo jioni nyumbani '.repeat(4),
      'und',
    ],
  ])('%s is %s', (sample, language) => {
    expect(detectLanguage(sample).language).toBe(language);
  });

  it('is sure of nothing where nothing tells', () => {
    expect(detectLanguage('')).toMatchObject({ language: 'en', confidence: 0 });
    expect(detectLanguage('人山人海')).toMatchObject({ language: 'zh-Hans', confidence: 0 });
    expect(detectLanguage('3.14 —— 2026')).toMatchObject({ confidence: 0 });
  });

  it.each([
    ['Anna Weber', true],
    ['a b', true],
    ['The ferry is late.', undefined],
    ['Das ist nicht weit.', undefined],
    ['渡口', undefined],
  ] as const)('says of %s whether anything tells its language', (text, isUnknown) => {
    expect(detectLanguage(text).isUnknown).toBe(isUnknown);
  });

  it('gives shares between 0 and 1', () => {
    const { traditional, simplified, latin } = detectLanguage('這個 app 很好');
    expect(traditional).toBeCloseTo(2 / 4);
    expect(simplified).toBe(0);
    expect(latin).toBeCloseTo(1 / 5);
    expect(detectLanguage('They say 說 and 说.')).toEqual({
      language: 'en',
      confidence: expect.closeTo(2 * (3 / 5) - 1),
      traditional: 0.5,
      simplified: 0.5,
      latin: expect.closeTo(3 / 5),
    });
    expect(detectLanguage('3.14')).toEqual({
      language: 'en',
      confidence: 0,
      isUnknown: true,
      traditional: 0,
      simplified: 0,
      latin: 0,
    });
  });

  it('does not count characters that both scripts have', () => {
    for (const shared of '后里干面只谷丑云松系') {
      expect([shared, isSimplifiedOnly(shared), isTraditionalOnly(shared)]).toEqual([shared, false, false]);
    }
    expect(isTraditionalOnly('發')).toBe(true);
    expect(isSimplifiedOnly('发')).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';

const cut = (text: string, language: string): string[] =>
  segmentText(plain(text), language).pieces.map((piece) => piece.text);

/** One after the other, a space between: what was one piece before stays one. */
const rejoined = (sentences: readonly string[], language: string): string[] =>
  cut(sentences.join(' '), language);

describe('abbreviations, initials and ordinals end no sentence', () => {
  test.each([
    ['de', ['Er kam am 1. Januar 1998 aus dem 19. Jahrhundert.', 'Vgl. Kapitel drei bzw. Anhang zwei.']],
    ['de', ['Dr. Müller wohnt in Nr. 5, z. B. in Berlin.', 'Das war 1998.', 'Niemand kam.']],
    ['fr', ['Mgr. Dupont a vu M. Martin, cf. Proust.', 'Elle dit : « Non ! »', 'Puis il est parti.']],
    ['es', ['La Sra. García y el Sr. Pérez llegaron.', '¿Lo sabe Ud. Marta?', '¡No!']],
    ['ru', ['А. С. Пушкин жил на ул. Ленина.', 'Проф. Иванов ушёл и т. д.', 'Это было в 1998 году.']],
    ['ru', ['Он сказал, см. Приложение, рис. 5.', 'Почему?', 'Никто не знает.']],
  ])('%s: %j', (language, sentences) => {
    expect(rejoined(sentences, language)).toEqual(sentences);
  });

  test.each([
    ['en', ['I am 5. You are 6.'], ['I am 5.', 'You are 6.']],
    ['en', ['The answer was no. 3 came later.'], ['The answer was no. 3 came later.']],
    ['ru', ['Он ушёл. Она осталась.'], ['Он ушёл.', 'Она осталась.']],
    ['el', ['Έφυγε. Έμεινε.'], ['Έφυγε.', 'Έμεινε.']],
  ])('%s: %j is cut as before', (language, texts, sentences) => {
    expect(rejoined(texts, language)).toEqual(sentences);
  });
});

describe('quotations in guillemets', () => {
  test.each([
    ['fr', ['Il a dit : «\u00a0Non\u202f!\u00a0»', 'Puis il est parti.', '« Pourquoi ? » demanda-t-elle.']],
    ['fr', ['« Je pars. Tu restes. »', 'Elle se tut.', 'Le « grand » homme rit.', '« Oui. »', 'Il but.']],
    ['ru', ['Он сказал: «Нет!»', 'Потом ушёл.', '«Почему?» — спросила она.']],
    ['es', ['Dijo: «¡Sí!»', 'Luego se fue.', '«¿Por qué?», preguntó.']],
    ['de', ['Er sagte: »Nein!«', 'Dann ging er.', '»Warum?«, fragte sie.', '»Weil.«', 'Er schwieg.']],
  ])('%s: %j', (language, sentences) => {
    expect(rejoined(sentences, language)).toEqual(sentences);
  });
});

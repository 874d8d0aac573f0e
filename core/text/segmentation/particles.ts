/**
 * Particles that stand right behind a quotation and carry its sentence on: 「行く。」と言った。 "가자!"라고 말했다.
 * In Korean every particle is written together with its word; in Japanese a sentence may as well begin with the same letter (とても, はい),
 * so that the words which do are left out, and particles of one letter count before a word in other letters only.
 */
const japanese = [
  'と(?!ころ|ても|にかく|りあえず|もかく|もあれ|き(?!い)|ある|うとう|っさ|たん|くに|なりの|もに|んで)',
  'って',
  'など(?!り)',
  'なん(?:て|か)(?=[言聞書思い])',
  'を',
  'の(?!んび|ち|ど|ぞ|ろ|り|み)',
  'が(?!っか|っく|ん|ら|や|ば)',
  'や(?=[\\p{Script=Han}\\p{Script=Katakana}「『、])',
  '[はもにでへ](?=[\\p{Script=Han}\\p{Script=Katakana}「『、])',
  'に(?:は|も|つい|より|なる|なった|する|した)',
  'で(?:す|した|ある|あっ|あり|は(?:な|あ))',
  'へ(?:の|と)',
  'から(?!か|だ|く|い|す|っ)',
  'まで',
  'だ(?=。|った|と(?:[\\p{Script=Han}、]|い))',
  'か(?=[、。]|の)',
  'よう(?=[なにだで])',
  'みたい',
  'らし',
  'くらい|ぐらい|だけ|ばかり|ほど',
].join('|');

const particle = new RegExp(`(?:${japanese}|\\p{Script=Hangul})`, 'uy');

/** Behind a space only what cannot be anything else. */
const spaced = /と[、言云思答叫聞訊書]|って[、言聞]/uy;

/** Whether a particle of the quotation before stands at the UTF-16 offset `at`; `isSpaced`: behind a space. */
export const isParticle = (text: string, at: number, isSpaced: boolean): boolean => {
  const pattern = isSpaced ? spaced : particle;
  pattern.lastIndex = at;
  return pattern.test(text);
};

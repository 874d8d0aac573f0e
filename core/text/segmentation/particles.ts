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

/** What reports words before it even behind a full stop: 「行く」。と言った。 */
const quotative =
  /(?:と|って)(?:、|[言云思答叫聞訊書呟囁告述話]|い[いうえっ]|つぶや|ささや|おも[いうっ]|こた)/uy;

/** Whether a particle at `at` carries on what stands in quotes before the full stop. */
export const isQuotative = (text: string, at: number): boolean => {
  quotative.lastIndex = at;
  return quotative.test(text);
};

const japaneseReport =
  /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー々・]{1,16}?[はがも][^。！？!?\n「『」』]{0,20}?(?:言[いうっ]|云[いうっ]|い[っう]|呟[いく]|つぶや|叫[んび]|答え|尋ね|訊[いね]|聞[いき]|囁[いく]|ささや|怒鳴|話[しす]|続け|返[しす]|告げ|述べ|唸[っり]|呻[いき]|口を[開挟])[\p{Script=Hiragana}]{0,5}(?=[。、…！—]|$)/uy;

/** Whether who said a quotation follows it without a particle: 「行く。」彼は言った。 Looks a bounded way ahead. */
export const isReportBehind = (text: string, at: number): boolean => {
  japaneseReport.lastIndex = at;
  return japaneseReport.test(text);
};

import type { Language } from '../model/language.ts';
import { once } from './conversion/tables.ts';

/**
 * The language of a text in letters, by its script where one language is mostly meant by it, else by its most frequent words: articles, prepositions and
 * the like, which few sentences do without. Words that several languages have count for each of them.
 */

const functionWords: Readonly<Record<Language, string>> = {
  en: 'the of and to in is that it was for on with as he be at by this had not are but from or have an they which you were all we her she there would their will one been his has if when who no what him them out up my your me do so can then said',
  fr: 'le la les de des du et un une à au aux en est que qui dans pour pas sur se ne ce cette il elle nous vous ils avec par plus je son sa ses mais ou où été sont être avait était comme leur tout fait lui mon dit cela aussi très bien même quand',
  de: 'der die das und in zu den von mit ist nicht ein eine einer einem einen des dem sich auf für es im er sie ich wir auch als an nach wie bei aus war so dass daß noch wird nur oder aber haben hat sind über zum zur um mich mir ihr was kein wenn durch',
  es: 'el la los las de y en que un una es se no del al por con para su lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso yo él ella está son fue',
  it: 'il lo la i gli le di e che in un una è per non del della dei delle con si da come al alla sono ma più anche nel nella ha era questo questa se io mi ci suo sua lui lei cosa quando molto essere stato fu ho loro tutto dal quale perché',
  pt: 'o a os as de e que em um uma é do da dos das no na nos nas por com não para se mais como mas ao foi ele ela seu sua ou quando muito já eu também só pelo pela até isso entre era depois sem mesmo aos ter seus quem me esse eles você está são estava ainda todos lá nós',
  nl: 'de het een en van ik te dat die in is niet op zijn aan met voor er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze want nog zal moet wij',
  sv: 'och i att det som en på är av för med den till inte har de om ett han men var jag sig från vi så kan hon när under nu skulle hade där mot ut eller vad ska också mycket sin efter upp',
  da: 'og i at det er en til af på for med der ikke som den de har om et han men var jeg sig fra vi så kan hun når skal eller hvad også meget sin efter op blev været mig dig min nu ud',
  nb: 'og i at det er en til av på for med som ikke den de har om et han men var jeg seg fra vi så kan hun når skal eller hva også meg deg min nå ut etter opp ble vært bare noe noen',
  fi: 'ja on ei se että hän oli joka mutta niin kuin myös ovat tai jos minä sen hänen ole kun ne mitä vain sitten nyt jo olen voi mukaan sekä vielä minun tämä',
  pl: 'i w nie na się z do to że jest o jak po co tak za od ale jego jej przez czy już był była był są dla tego ten może być mnie ja tym gdy które który ich tylko pan jeszcze',
  cs: 'a se v na je že s z do to o i jako za by ale pro jsem jeho k po tak co byl byla jsou ve si už nebo který jen když není aby jak bylo má od podle mi',
  hu: 'a az és hogy nem is egy volt de ez meg csak már ha mint el még azt ki vagy van ezt minden olyan kell sem lehet akkor amely mert után én ő',
  ro: 'și si de în la a cu nu pe că o un din mai este care pentru se ce au fost sau am lui ale al ei sunt după prin cum dar era fi lor dacă',
  tr: 've bir bu da de için çok ne ile daha gibi ama o ben sonra kadar olarak olan değil var mı mi ise her şey en ki sen onu oldu nasıl yok',
  vi: 'của và là có không được cho với các một trong những người này đã khi để tôi anh em đến về như ra thì cũng lại ở nhưng nói rồi vào sẽ từ đó nếu chỉ còn mà phải làm',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata sudah atau saat oleh menjadi orang anda kami kita dia',
  uk: 'і в не на що я з до він та як це за але від у так вона ми для ти його про її був бути які який або також',
  ru: 'и в не на я что он с как это по но она к у из за так то же вы бы от мы ты был его было для только или ее еще быть мне меня при если',
  bg: 'и на да се не е за от в с че по са това като но си при ще или има той беше аз към което които тя съм ли',
  el: 'και το να του η της με που την από για είναι στο των τον δεν θα τα στην ο οι τη μια ένα σε ως αυτό μου',
};

/** Scripts by which one language is mostly meant, where no words are known. */
const scripts: readonly (readonly [RegExp, Language])[] = [
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Tibetan}/gu, 'bo'],
  [/\p{Script=Mongolian}/gu, 'mn'],
];

/**
 * Letters that only few languages have, which tell short texts. Latin ones count in words that have an English letter too: bytes of another
 * encoding read as Latin-1 are full of `ç`, `œ` and `¡`, but make no such words.
 */
const letters: readonly (readonly [RegExp, Language])[] = [
  [/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu, 'vi'],
  [/ß/gu, 'de'],
  [/ñ/giu, 'es'],
  [/[œ]/giu, 'fr'],
  [/[ãõ]/giu, 'pt'],
  [/[ąęłńśźż]/giu, 'pl'],
  [/[ěřů]/giu, 'cs'],
  [/[őű]/giu, 'hu'],
  [/[șț]/giu, 'ro'],
  [/[ğış]/gu, 'tr'],
  [/[іїєґ]/giu, 'uk'],
  [/[ыэё]/giu, 'ru'],
];

const byWord = once((): ReadonlyMap<string, readonly Language[]> => {
  const found = new Map<string, Language[]>();
  for (const [language, words] of Object.entries(functionWords))
    for (const word of new Set(words.split(' '))) found.set(word, [...(found.get(word) ?? []), language]);
  return found;
});

/** Of so many words none is known: then it is none of the languages above. */
const fewestWords = 40;
/** What a language needs to be one: a word of more than one letter, or several letters that few have. */
const leastPoints = 0.5;
/** What a language needs more than English, which texts of others quote. */
const ahead = 1.15;

const word = /\p{L}[\p{L}\p{M}]*/gu;
const isWord = /[a-z]|\p{Script=Cyrillic}/iu;
/** Marks that open a question or an exclamation in Spanish, before a word of it. */
const opening = /[¿¡](?=[a-záéíóú])/giu;

/**
 * The language of a text in letters and how sure that is (0 to 1). English where a short text tells nothing, which is `unknown` then, `und` where a longer one does. Takes the time of one
 * walk over `sample`.
 */
export const alphabeticLanguage = (
  sample: string,
): { readonly language: Language; readonly confidence: number; readonly unknown: boolean } => {
  const scores = new Map<Language, number>();
  const add = (language: Language, points: number): void =>
    void scores.set(language, (scores.get(language) ?? 0) + points);
  let count = 0;
  const own: string[] = [];
  for (const [found] of sample.matchAll(word)) {
    count += 1;
    if (isWord.test(found)) own.push(found);
    for (const language of byWord().get(found.toLowerCase()) ?? [])
      add(language, found.length === 1 ? 0.3 : 1);
  }
  const words = own.join(' ');
  for (const [pattern, language] of letters) add(language, (words.match(pattern)?.length ?? 0) / 2);
  add('es', (sample.match(opening)?.length ?? 0) / 2);
  for (const [pattern, language] of scripts) {
    const own = sample.match(pattern)?.length ?? 0;
    if (own > 0 && language !== 'ru') add(language, own / 5);
    if (own > 0 && language === 'ru') add(language, 0.5);
  }
  const [best, next] = [...scores].toSorted((a, b) => b[1] - a[1]);
  const english = scores.get('en') ?? 0;
  if (best === undefined || best[1] === 0)
    return { language: count < fewestWords ? 'en' : 'und', confidence: 0, unknown: true };
  // One letter between words of no language, as in `a b`, tells nothing.
  const language = best[1] >= leastPoints && best[1] > ahead * english ? best[0] : 'en';
  const second = language === best[0] ? (next?.[1] ?? 0) : best[1];
  return {
    language,
    confidence: Math.max(0, 1 - second / Math.max(best[1], 1)),
    unknown: best[1] < leastPoints,
  };
};

import { lenientDecoder } from './encodings.ts';

/**
 * The characters that make up about two thirds of running Chinese, most frequent first, in the Simplified and the
 * Traditional form side by side (order after Jun Da, Modern Chinese Character Frequency List, 2004).
 */
const frequent =
  '的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得于於着著下自之年過过發发後后作裡里用道行所然家種种事成方多經经么麼去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心她本前開开但因只從从想實实日軍军者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业外將将兩两高間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回特代內内信表化老給给世位次度門门任常先海通教兒儿原東东聲声提立及比員员解水名真論论處处走義义各入幾几口認认條条平系氣气題题活爾尔更別别打女變变四神總总何電电數数安少報报才結结反受目太量再感建務务做接必場场件計计管期市直德資资命山金指克許许統统區区保至隊队形社便空決决治展馬马科司五基眼書书非則则聽听白卻却界達达光放強强即像難难且權权思王象完設设式色路記记南品住告類类求據据程北邊边死張张該该交規规萬万取拉格望覺觉術术領领共確确傳传師师觀观清今切院讓让識识候帶带導导爭争運运';

const common = 0.85;

/** What written Cantonese uses in every sentence, which neither first level has (HKSCS). */
const cantonese = '佢哋喺嘅嘢唔咗啲冇咁係嚟嗰咩喎㗎乜嘥攞瞓嬲搵噉啱諗嗌嘞咪喇囉嘈揾';

/**
 * How usual a character is in Chinese text: 1 for the most frequent few hundred, 0.85 for those of the first levels of
 * GB 2312 (rows 16 to 55) and of Big5 (A440 to C67E) and of written Cantonese, undefined for others. In: one character.
 */
export const usualness = (char: string): number | undefined => (table ??= build()).get(char);

let table: Map<string, number> | undefined;

const build = (): Map<string, number> => {
  const levels = new Map<string, number>();
  for (const char of firstLevels()) levels.set(char, common);
  for (const char of cantonese) levels.set(char, common);
  for (const char of frequent) levels.set(char, 1);
  return levels;
};

const firstLevels = (): string => {
  const rows = (label: 'gbk' | 'big5', first: number, last: number, trails: readonly number[]): string => {
    const bytes: number[] = [];
    for (let lead = first; lead <= last; lead++) for (const trail of trails) bytes.push(lead, trail);
    return lenientDecoder(label).decode(Uint8Array.from(bytes));
  };
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const both =
    rows('gbk', 0xb0, 0xd7, span(0xa1, 0xfe)) +
    rows('big5', 0xa4, 0xc6, [...span(0x40, 0x7e), ...span(0xa1, 0xfe)]);
  return both.replace(/[^\u3400-\u9fff]/g, '');
};

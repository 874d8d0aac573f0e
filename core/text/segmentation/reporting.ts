import { kind, kindAt, skipBlanks } from './characters.ts';

/**
 * Reporting clauses: 「……。」他說。 What follows the closing quote belongs to the quoted sentence when it is a short
 * clause that ends in a verb of saying. Patterns know both scripts, because damaged text mixes them.
 */
const verbs = [
  '(?<![小學学演聽听據据傳传遊游])[說说]',
  '(?<![知味街軌轨頻频通管渠跑隧赤力國国車车航鐵铁水河人行力])道',
  '(?<![學学訪访顧顾疑])[問问]',
  '(?<![名人簡简職职全俗號号])[稱称]',
  '(?<![思理感夢梦幻聯联])想',
  '答|喊|嚷|吼|叫|罵|骂|寫|写|唸|念|喃喃|嘀咕|咕噥|咕哝|嘟囔|開口|开口|低語|低语|耳語|耳语|插嘴|附和|打趣',
  '回答|回應|回应|解釋|解释|補充|补充|強調|强调|表示|指出|認為|认为|認为|透露|介紹|介绍|坦言|直言|感嘆|感叹|感慨',
  '警告|建議|建议|承認|承认|宣布|宣佈|呼籲|呼吁|評論|评论|評價|评价|總結|总结|回憶|回忆|吩咐|命令|央求|哀求|抗議|抗议',
  '爭辯|争辩|否認|否认|證實|证实|報導|报导|分析|提到|談到|谈到|提醒|讚嘆|赞叹|自語|自语|告訴|告诉|安慰|勸|劝',
].join('|');

const complements = '(?:道|了|著|着|過|过|完|到|出|出來|出来|起來|起来|下去)?';
const measures = '(?:了?一(?:句|聲|声|遍|番))?';
const hearers =
  '(?:我|你|您|他|她|我們|我们|你們|你们|他們|他们|她們|她们|大家|眾人|众人|自己|對方|对方|記者|记者|媒體|媒体)?';
const told =
  '(?:告訴|告诉|提醒|警告|回答|安慰|勸|劝|吩咐|追問|追问|反問|反问|詢問|询问|質問|质问)[^，。]{0,6}';

const clausePattern = new RegExp(
  `(?:(?:${verbs})${complements}${measures}${hearers}${complements}|${told})$`,
  'u',
);

/** 他沒有回答。 reports nothing. */
const deniedPattern = new RegExp(`[不沒没未]有?再?(?:${verbs})${complements}${measures}${hearers}$`, 'u');

const reportsSpeech = (clause: string): boolean => clausePattern.test(clause) && !deniedPattern.test(clause);

/** Verbs of news prose take a clause of their own: …。”他表示，這… is a new sentence. */
const formalPattern =
  /(?:表示|指出|認為|认为|認为|稱|称|強調|强调|透露|介紹|介绍|坦言|直言|分析|提到|談到|谈到|補充|补充|宣布|宣佈|證實|证实|解釋|解释)[道了]?$/u;

const terminator = /[。！？!?…；;：:，,、“"「『〝\n\r（(]/u;
const longestClause = 24;
const longestBeat = 20;
const longestRemark = 8;

type Clause = { readonly text: string; readonly end: number; readonly mark: string };

/** What stands from `at` up to the next punctuation mark, or null when that is too far for a clause. */
const clauseAt = (text: string, at: number): Clause | null => {
  const window = text.slice(at, at + longestClause + 1);
  const length = window.search(terminator);
  if (length >= 0) return { text: window.slice(0, length), end: at + length, mark: window.charAt(length) };
  if (window.length > longestClause) return null;
  return { text: window.trimEnd(), end: text.length, mark: '' };
};

const isClosed = (mark: string): boolean => mark === '' || /[。！？!?…；;\n\r]/u.test(mark);
const isComma = (mark: string): boolean => mark === '，' || mark === ',';

const opensQuote = (text: string, at: number): boolean => {
  const next = skipBlanks(text, at);
  return kindAt(text, next) === kind.opener || kindAt(text, next) === kind.straight;
};

/** How a quotation stands in its sentence: at its beginning, after a colon or comma, or in the middle of a phrase. */
export type Placement = 'start' | 'introduced' | 'embedded';

/** After 他說，: the quotation goes on, or a beat follows (他說，轉身走了。) that belongs to the same sentence. */
const goesOnAfterComma = (text: string, clause: Clause, placement: Placement): boolean => {
  if (opensQuote(text, clause.end + 1)) return true;
  if (placement !== 'start' || formalPattern.test(clause.text)) return false;
  const beat = clauseAt(text, clause.end + 1);
  return beat !== null && isClosed(beat.mark) && beat.text.length <= longestBeat;
};

/** 老人笑了笑，說。 and 她看著他，問道，「…」: the verb stands in a second, very short clause. */
const isSecondClause = (text: string, first: Clause): boolean => {
  const second = clauseAt(text, first.end + 1);
  return (
    second !== null &&
    (isClosed(second.mark) || (isComma(second.mark) && opensQuote(text, second.end + 1))) &&
    second.text.length <= longestRemark &&
    reportsSpeech(second.text)
  );
};

/**
 * Whether a reporting clause for the quotation before begins at `at`. A clause with a colon, or right before another
 * quotation (她說：「……」), reports what follows it and so begins a sentence.
 */
export const isReportingClause = (text: string, at: number, placement: Placement): boolean => {
  const clause = clauseAt(text, at);
  if (clause === null || clause.text === '') return false;
  const reports = reportsSpeech(clause.text);
  if (isClosed(clause.mark)) return reports;
  if (!isComma(clause.mark)) return false;
  return reports
    ? goesOnAfterComma(text, clause, placement)
    : clause.text.length <= 12 && isSecondClause(text, clause);
};

/** Words that can only carry on the sentence the quotation stands in: 「……！」的聲音, “……。”就…. */
const continuation =
  /^(?:的(?!确|確|士)|地(?!方|点|點|上|下|球|鐵|铁|面|震|圖|图|區|区|址|位|主|道|板)|之(?!後|后|前|所以)|等(?!到|等|待|我|你|他|她|了|會|会)|就(?!在|是|這|这|算|此|像)|便(?!利|宜|是)|云云|和(?!平|睦|諧|谐)|與(?!此|其)|与(?!此|其)|以及|或者?(?!許|许)|一[類类語语詞词句])/u;
const commentary =
  /^(?:(?:是(?!的|啊|呀|嗎|吗|否|，|時|时))|[這这那](?:句[話话]|番[話话]|[種种樣样]|[兩两]?[個个]字|一[問问句]))/u;

/** Whether the words at `at` carry on the sentence of the quotation that has just ended. */
export const carriesQuotationOn = (text: string, at: number, placement: Placement): boolean => {
  const words = text.slice(at, at + 5);
  return continuation.test(words) || (placement === 'start' && commentary.test(words));
};

const englishReport =
  /^(?!(?:He|She|It|They|We|I|You|The|This|That|There|And|But|Then)\b)(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|told|called|muttered|explained|wrote|remarked|continued|agreed|insisted)\b/u;

/** The same in English, where only a name tells it from a new sentence: "Really?" Tom asked. */
export const isEnglishReport = (text: string, at: number): boolean =>
  englishReport.test(text.slice(at, at + 60));

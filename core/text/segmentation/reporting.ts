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
  '答應|答应|應允|应允|應聲|应声|確認|确认|通知|宣告|宣稱|宣称|聲稱|声称|斷言|断言|歡呼|欢呼|驚呼|惊呼|高呼|大呼|疾呼|呼喊|叫嚷|嚷嚷|吆喝|抱怨|埋怨|責備|责备|責怪|责怪|批評|批评',
  '呵斥|訓斥|训斥|斥責|斥责|怒吼|咆哮|嘶吼|尖叫|驚叫|惊叫|哀嘆|哀叹|嘆息|叹息|哽咽|抽泣|嗚咽|呜咽|哭訴|哭诉|訴說|诉说|調侃|调侃|揶揄|嘲笑|譏諷|讥讽|諷刺|讽刺|挖苦|反駁|反驳|質疑|质疑',
  '辯解|辩解|辯稱|辩称|誇獎|夸奖|稱讚|称赞|表揚|表扬|讚道|赞道|鼓勵|鼓励|催促|提議|提议|請求|请求|懇求|恳求|要求|拒絕|拒绝|謝絕|谢绝|婉拒|保證|保证|承諾|承诺|發誓|发誓|許願|许愿|祈禱|祈祷',
  '念叨|唸叨|嘮叨|唠叨|默念|吟誦|吟诵|朗誦|朗诵|插話|插话|接話|接话|搭話|搭话|接口|搭腔|開腔|开腔|發話|发话|打斷|打断|招呼|問候|问候|道別|道别|告別|告别|道歉|致歉|道謝|道谢|坦白|招供|供述',
  '呼救|求救|求饒|求饶|求情|求助|訴苦|诉苦|告狀|告状|報告|报告|彙報|汇报|請示|请示|打聽|打听|寒暄|示意|解說|解说|講解|讲解|呢喃|嘟噥|嘟哝|賠笑|赔笑|陪笑|搭訕|搭讪|說笑|说笑|勸阻|劝阻|勸慰|劝慰|寬慰|宽慰|安撫|安抚',
  '嗔怪|撒嬌|撒娇|頂嘴|顶嘴|還嘴|还嘴|回絕|回绝|回擊|回击|搶白|抢白|敷衍|搪塞|推辭|推辞|推脫|推脱|客套|申辯|申辩|聲明|声明|重申|起鬨|起哄|罵街|骂街|求證|求证|喝令|喝止|喝問|喝问|質詢|质询|高喊|大叫|大喊',
  '爆料|留言|回信|點評|点评|自嘲|誇耀|夸耀|炫耀|吹噓|吹嘘|恭維|恭维|盤問|盘问|追問|追问|反問|反问|回話|回话|回敬|更正|糾正|纠正|叮囑|叮嘱|囑咐|嘱咐|許諾|许诺|預言|预言|猜測|猜测|推測|推测',
].join('|');

/** 屋裡傳來一個聲音。 says as much. */
const heard = /(?:[傳传]來|[傳传]来|[響响]起)[^，。]{0,10}(?:[聲声]音|嗓音|(?:喊|叫|哭|吼|罵|骂|呼)[聲声])$/u;

const complements = '(?:道|了|著|着|過|过|完|到|出|出來|出来|起來|起来|下去)?';
const measures = '(?:了?一(?:句|聲|声|遍|番))?';
const hearers =
  '(?:我|你|您|他|她|我們|我们|你們|你们|他們|他们|她們|她们|大家|眾人|众人|自己|對方|对方|記者|记者|媒體|媒体)?';
const told =
  '(?:告訴|告诉|提醒|警告|回答|安慰|勸|劝|吩咐|追問|追问|反問|反问|詢問|询问|質問|质问)[^，。]{0,6}';

/** 問老闆, and how it was said: 說得很堅決. */
const asked = '(?<![提沒没有疑學学訪访顧顾])[問问](?![題题世號号])了?\\p{Script=Han}{1,4}';
const manner = `(?:${verbs})得[^，。]{1,8}`;

const clausePattern = new RegExp(
  `(?:(?:${verbs})${complements}${measures}${hearers}${complements}|${told}|${asked}|${manner})$`,
  'u',
);

/** 他沒有回答。 reports nothing. */
const deniedPattern = new RegExp(
  `(?:[不沒没未]有?再?(?:${verbs})${complements}${measures}${hearers}|(?:[沒没]有?|[無无])[話话]可?[說说])$`,
  'u',
);

const reportsSpeech = (clause: string): boolean =>
  (clausePattern.test(clause) && !deniedPattern.test(clause)) || heard.test(clause);

/** Verbs of news prose take a clause of their own: …。”他表示，這… is a new sentence. */
const formalPattern =
  /(?:表示|指出|認為|认为|認为|稱|称|強調|强调|透露|介紹|介绍|坦言|直言|分析|提到|談到|谈到|補充|补充|宣布|宣佈|證實|证实|解釋|解释)[道了]?$/u;

const terminator = /[。！？!?…．｡；;：:，,、“"「『〝\n\r（(]|\.(?![\p{L}\p{N}])/u;
const longestClause = 24;
const longestBeat = 20;
const longestRemark = 14;

type Clause = { readonly text: string; readonly end: number; readonly mark: string };

/** What stands from `at` up to the next punctuation mark, or null when that is too far for a clause. */
const clauseAt = (text: string, at: number): Clause | null => {
  const window = text.slice(at, at + longestClause + 1);
  const length = window.search(terminator);
  if (length >= 0) return { text: window.slice(0, length), end: at + length, mark: window.charAt(length) };
  if (window.length > longestClause) return null;
  return { text: window.trimEnd(), end: text.length, mark: '' };
};

const isClosed = (mark: string): boolean => mark === '' || /[。！？!?….．｡；;\n\r]/u.test(mark);
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

/** A clause that begins so has left the quotation behind. */
const newTopic =
  /^(?:[這这那](?:[時时]|[個个][時时]|一)|第二|[後后][來来]|[於于]是|然[後后]|接[著着]|但|可是|不[過过]|[從从]此|[當当]天|[會会][場场]|[電电][視视]|新[聞闻]|[報报])/u;

/** So many clauses may stand between a quotation and its verb of saying, and so long may all be (UTF-16). */
const mostClauses = 3;
const longestReport = 48;

/** 老人笑了笑，說。 and 我蹲下來，拿起碗，問老闆。: the verb stands in a later, short clause. */
const isLaterClause = (text: string, at: number, first: Clause): boolean => {
  let clause = first;
  for (let count = 1; count < mostClauses; count += 1) {
    if (newTopic.test(clause.text)) return false;
    const next = clauseAt(text, clause.end + 1);
    if (next === null || next.end - at > longestReport) return false;
    if (reportsSpeech(next.text) && next.text.length <= longestRemark) {
      return isClosed(next.mark) || (isComma(next.mark) && opensQuote(text, next.end + 1));
    }
    if (!isComma(next.mark)) return false;
    clause = next;
  }
  return false;
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
  // 「哦？」他挑了挑眉，「說來聽聽。」
  if (placement === 'start' && clause.text.length <= longestBeat && opensQuote(text, clause.end + 1))
    return true;
  return reports ? goesOnAfterComma(text, clause, placement) : isLaterClause(text, at, clause);
};

/** Words that can only carry on the sentence the quotation stands in: 「……！」的聲音, “……。”就…. */
const continuation =
  /^(?:的(?!确|確|士)|地(?!方|点|點|上|下|球|鐵|铁|面|震|圖|图|區|区|址|位|主|道|板)|之(?!後|后|前|所以)|等(?!到|等|待|我|你|他|她|了|會|会)|就(?!在|是|這|这|算|此|像)|便(?!利|宜|是)|云云|和(?!平|睦|諧|谐)|與(?!此|其)|与(?!此|其)|以及|或者?(?!許|许)|一[句类類语語词詞文书書说說节節章]|系列|[專专](?:[題题]|[欄栏])|[節节]目|活[動动]|[聲声](?=[此不四傳传響响])|[運运][動动]|[標标][語语]|口[號号]|口[頭头][禪禅]|字[樣样]|[橫横]幅|展(?:[覽览]|出)|[計计][畫画划]|行[動动]|大[賽赛]|[講讲]座|[論论][壇坛]|[廣广]告|[問问]卷|征文|徵文|主[題题]|[兩两二三四五六七八][個个]?大?字|等[字語语句話话詞词])/u;
const commentary =
  /^(?:[這这那][個个](?:[問问][題题]|[詞词]|[說说]法|[觀观][點点]|疑[問问]|想法|看法|[結结][論论]|道理|口[號号]|名字)|此(?:言|[话話語语句])|[这這][话話]|成[了为為]|[变變]成|[让讓令使](?:我|他|她|人|大家|所有)|道出了|[说說]出了|反映了?|[体體][现現]|在[^，。]{2,8}[中里裡]?(?:表示|[意][为為味])|(?:是(?!的|啊|呀|嗎|吗|否|，|時|时))|[這这那](?:句[^，。]{0,3}[話话詞词語语詩诗]|番[話话]|[種种樣样]|[兩两]?[個个]字|一[問问句]))/u;

/** Whether the words at `at` carry on the sentence of the quotation that has just ended. */
export const carriesQuotationOn = (text: string, at: number, placement: Placement): boolean => {
  const words = text.slice(at, at + 8);
  return continuation.test(words) || (placement === 'start' && commentary.test(words));
};

const englishReport =
  /^(?!(?:He|She|It|They|We|I|You|The|This|That|There|And|But|Then)\b)(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|told|called|muttered|explained|wrote|remarked|continued|agreed|insisted|yelled|exclaimed|demanded|snapped|sighed|screamed|murmured|growled|hissed|inquired|enquired|wondered|thought|announced|declared|observed|responded|sobbed|begged|pleaded|warned|suggested|urged|ordered|mumbled|stammered|gasped|groaned|protested|repeated|interrupted|joked|recalled|concluded|admitted|claimed|promised|objected)\b/u;

/** "Coming?" I asked.: not what I said next. */
const ownReport =
  /^I (?:said|asked|replied|answered|added|cried|shouted|whispered|muttered|explained|called|told (?:him|her|them|you))(?=[.,;!?]|$| (?:him|her|them|back|again|quietly|softly|aloud|in a)\b)/u;

/** The same in English, where only a name or a short clause tells it from a new sentence: "Really?" Tom asked. */
export const isEnglishReport = (text: string, at: number): boolean =>
  englishReport.test(text.slice(at, at + 60)) || ownReport.test(text.slice(at, at + 40));

import { decideForms, type Decision, type Targets } from './lattice.ts';
import { finders } from './lone-forms.ts';
import { once } from './tables.ts';

/**
 * 著 in Traditional text is two words: zhù, to write or to be plain (著作, 顯著), which Simplified writes 著 too,
 * and the particle or verb zhe, zháo, zhuó (看著, 著急, 執著), which it writes 着. OpenCC's t2s leaves all alone, its
 * tw2s turns all into 着. The words on both sides decide (隨著|作者, not 隨|著作|者); outside words, these rules do. They
 * are written as those of `lone-rules.ts`, for text in Simplified with 着 for both.
 */
const edge = '^|[^\\p{L}\\p{N}]';
const stop = '$|[^\\p{L}\\p{N}]';

const surname =
  '[王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施鲁茅巴冰老]';

/** Verbs that take 着; one of them before makes 着 certain. */
const verb =
  '[哼看望盯瞧瞅瞪听说讲谈问答叫喊唱笑哭叹想念记爱恨怕等站坐躺蹲跪走跑跳飞爬游追跟随陪领带拉拖推抱背扛抬提拿握捏抓捧举指点拍打敲踢踩踏骑开关挂贴插放摆堆铺盖挡遮藏躲穿披裹围绕沿顺向朝对凭靠倚依按照为本借藉有存活住睡醒忙闲吃喝嚼含吸抽烧燃煮冒流淌滴飘吹响亮闪映发散透露充满怀持维保护守伴伺养教学读写画刻印载装盛盼渴期待试接连紧急趁逼催迫压忍受承担负味示识虑索琢磨盘算计划寻找搜查摸探观察视凝默沉低昂仰俯弯歪斜竖立倒垂悬吊牵挽扶搭挨挤争抢闹嚷吵骂劝哄逗玩耍演做干办理用隔空虚闭张睁眯咬叼噙揣拎扯拽拄撑顶套绑捆系锁困缠陷夹伸缩抖颤晃摇转旋滚动停留剩缺少亏熬冲奔赶搬运送递传迎映衬烘托踮皱攥攢攒憋蒙捂绷叉杵瞒荷仗逆欠晾煎熏烤炖泡揉搓捶捣磨搅拌撒洒泼浇灌种栽挖刨锄割砍劈锯钉缝补绣织洗刷擦扫拖晒挑扒趴卧伏倾趿蹭挠抠抹涂描扇鼓翘噘撅咧嘟哆嗦哈弓佝驮载搂拢拦候守盖罩包握撇扭甩舞挥荡漾起惦耷端恶呆]';

const rules: readonly string[] = [
  // Credits: 《邊城》，沈從文著。
  `!》[，,、：:]?\\s?\\p{Script=Han}{1,4}(?:等|合|主|编|原)?@(?=${stop})=著`,
  `!(?:${edge})${surname}\\p{Script=Han}{1,2}(?:等|合|主)?(?<!${verb})@(?=[《〈])=著`,
  '!\\p{Script=Han}{2,4}(?<![看读写念背抄捧举拿翻抱听想])@(?=《)=著?',
  `!(?:${edge})(?:编|合|原|校|译|主)?@(?=[：:]|$)=著`,
  `!(?:编|合|校)@(?=${stop})=著`,
  `!(?:[》、，]|${surname})\\p{Script=Han}{1,2}(?:等|主)@(?=${stop})=著`,
  '!\\s@(?=\\s|$|[，。）)])=著',
  `(?:${edge})${surname}\\p{Script=Han}{1,2}@(?=${stop})=著?`,
  // 名 and 作 after a verb begin the next word: 看著名單, 忙著作畫.
  `!${verb}@(?=名(?:[字单片牌册额角医家师胜伶妓旦着曲画酒茶车犬马校城山川楼言句人士流模媛将臣相]|的?演员))=着`,
  `!${verb}@(?=作(?:业|准|画|势|揖|呕|战|对|文|曲|者|品|家|息|物|案|伴|乐|祟|弊))=着`,
  `!${verb}@(?=[述录称书者](?![立说目着]))=着?`,
  `![笑哭喊叫点嚷说]@(?=[述称])=着`,
  // 編著, 合著, 論著, 譯著: a verb with 着, or a work.
  '!编@(?=(?:故事|谎|瞎|辫|织|筐|篮|竹|草|花|歌|网|理由|借口|段子|顺口溜|舞|席|毛衣|中国结|手链))=着',
  `!编@(?=\\p{Script=Han})(?!的|者|了|有|过|本|成|由|为|及|和|与|人|教材|书|出版|丛书|词典|辞典)=著?`,
  '!合@(?=[眼双嘴手掌十上拢拍唇嘴节])=着',
  '!合@(?=\\p{Script=Han})(?!的|者|了|有|过|一|论文|作品|小说|研究|教材|书|出版|完成)=著?',
  '![讨议谈争辩评理推]论@=着',
  '!翻译@=着',
  '![翻更]新@=着',
  '!(?:撰|编)写@=着',
  '!所@(?=[眼手重急])=着',
  '![不全]知@=着',
  '!(?:跟|带|看|守|喊|叫)@(?=有)=着',
  // To be plain: 其功甚著.
  `[甚最尤颇素夙愈益弥未]@(?=${stop}|者)=著`,
  `(?:效果|成效|疗效|功效|功绩|名声|声名|政绩|业绩|劳绩|罪行|劣迹|特征)(?:亦|也|并|均|都)?不@(?=${stop})=著?`,
  // To write: 他著過一本書, 此書著於明末.
  '(?:书|文|篇|诗|论|稿|作|集|卷|册|经|史|传)@(?=于)=著',
  '@(?=[此该是]书|成[此一]?书|书(?:立说|二|三|十|数|多|百|甚|颇|达|满)|有(?:[《「『〈一二三四五六七八九十百数]|多[部本种]|[诗小散专论]|长篇|短篇))=著',
  '(?:曾|并|先后|共|独|自|另|所|又|一生|生平|毕生)@(?=有|书|过|[成作诗文论]|序)=著',
  '[他她我你]@(?=过)=著?',
  // A verb that takes 着; 不 and 得 between make no difference.
  `${verb}[不得]?@=着`,
  '@(?=[急火陆手眼重想落迷凉魔色装实力慌忙地床数呢了紧意笔墨劲边调令])=着',
  '@=着?',
];

const forms = new Map([['着', ['着', '著']]]);

const targets = once((): Targets => {
  const kinds = new Uint8Array(0x10000);
  kinds['著'.charCodeAt(0)] = 2;
  return { kinds, forms, ...finders({ 着: rules }) };
});

/** For each 著 of a text in either script, what Simplified writes: 著 or 着. */
export const decideZhu = (text: string): Decision[] =>
  text.includes('著') ? decideForms(text, targets()) : [];

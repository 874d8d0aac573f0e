/**
 * 著 in Traditional text is two words: zhù, to write or to be plain (著作, 顯著), which Simplified writes 著 too,
 * and the particle or verb zhe, zháo, zhuó (看著, 著急, 執著), which it writes 着. OpenCC's t2s leaves all alone, its
 * tw2s turns all into 着. The second is by far the commoner, so 着 unless a word of the first kind is seen. The
 * patterns accept both scripts, because damaged text mixes them; `@` is the 著 in question.
 */

/** Words of the first kind. */
const zhu = [
  '[顯显專专原名土編编卓昭遺遗巨鉅钜論论譯译拙彰炳撰纂合所新]@',
  '知@',
  '@[作名者述錄录稱称]',
  '@[書书]立[說说]',
  '@有(?:《|「|『|〈|多[部本種种]|[詩诗小散專专論论文])',
  '[^看讀读拿捧翻抱着著](?:等|合|主|自|\\s)@(?=\\s|$|[，。）)])',
];

/** What looks like one of them and is not: the verb before, or the word that 著 does not belong to. */
const zhe = [
  // 看著名單, 寫著名字, 喊著名言: a verb takes 著, and 名 begins the next word.
  '[看望盯指聽听拿寫写唸念叫喊刻印標标掛挂頂顶帶带戴填列記记簽签繡绣舉举對对背冒報报]@名',
  '@名(?:字|單|单|片|牌(?!大)|冊|册|額|额)',
  // 做著作業, 忙著作畫
  '@作(?:業|业|準|准|畫|画|勢|势|揖|嘔|呕|戰|战|對|对)',
  '[忙做趕赶]@作(?!品|者|家|權|权)',
  // 寫著作者: on a cover stands an author oftener than somebody writes 著作者
  '[寫写印刻署標标]@作[者家]',
  // 活著者, 跟著者
  '[活跟隨随]@者',
  // 討論著, 翻譯著, 合著眼, 編著辮子, 名著 after a measure word does not occur
  '[討讨議议談谈爭争辯辩評评理推]論@',
  '[討讨议議谈談争爭辩辯评評理推]论@',
  '翻[譯译]@',
  '合@(?:眼|雙|双|嘴|手|掌|十)',
  '[編编]@(?:辮|辫|織|织|筐|籃|篮|竹|草|花|瞎|謊|谎)',
  '撰[寫写]@',
  '[翻更]新@',
  '所@(?:眼|手|重|急)',
  '[看讀读拿捧翻抱背念唸寫写抄]@[書书述錄录]',
  '[喊叫跟帶带看守]@有',
  '[不全]知@',
];

const sided = (patterns: readonly string[]): { before: RegExp; after: RegExp; both: RegExp } => {
  const split = patterns.map((pattern) => pattern.split('@'));
  const join = (parts: string[]): string => (parts.length === 0 ? '(?!)' : parts.join('|'));
  return {
    before: new RegExp(
      `(?:${join(split.filter(([, after]) => after === '').map(([before = '']) => before))})$`,
      'u',
    ),
    after: new RegExp(
      `^(?:${join(split.filter(([before]) => before === '').map(([, after = '']) => after))})`,
      'u',
    ),
    both: new RegExp(
      join(
        split
          .filter(([before, after]) => before !== '' && after !== '')
          .map(([before = '', after = '']) => `${before}@${after}`),
      ),
      'u',
    ),
  };
};

const isOne = (kinds: ReturnType<typeof sided>, before: string, after: string): boolean =>
  kinds.before.test(before) || kinds.after.test(after) || kinds.both.test(`${before}@${after}`);

const zhuKinds = sided(zhu);
const zheKinds = sided(zhe);

const verbs =
  '哼看望盯瞧瞅瞪聽听說说講讲談谈問问答叫喊唱笑哭嘆叹想念唸記记愛爱恨怕等站坐躺蹲跪走跑跳飛飞爬游追跟隨随陪領领帶带拉拖推抱背扛抬提拿握捏抓捧舉举指點点拍打敲踢踩踏踱騎骑開开關关掛挂貼贴插放擺摆堆鋪铺蓋盖擋挡遮藏躲穿戴披裹圍围繞绕沿順顺向朝對对憑凭靠倚依按照為为本藉借有存活住睡醒忙閒闲吃喝嚼含吸抽燒烧燃煮冒流淌滴飄飘吹響响亮閃闪照映映發发散透露帶充滿满懷怀抱持維维保護护守伴伺候養养教學学讀读寫写畫画刻印載载裝装盛盼渴期待試试接連连緊紧急趁逼催迫壓压忍受承擔担負负意味代表象徵征標标誌志表示顯显示意識识考慮虑思索琢磨盤盘算計计劃划尋寻找搜查摸探望觀观察注視视凝默沉低昂仰俯彎弯歪斜豎竖立倒垂懸悬吊牽牵挽扶搭挨擠挤爭争搶抢鬧闹嚷吵罵骂勸劝哄逗玩耍演做幹干辦办管理用使隔空虛虚閉闭合張张睜睁眯咬叼噙揣拎扯拽拄撐撑頂顶套綁绑捆繫系鎖锁困纏缠陷夾夹伸縮缩抖顫颤晃搖摇擺轉转旋滾滚動动停留剩餘余缺少欠虧亏折熬頂衝冲奔趕赶搬運运送遞递傳传迎逆映襯衬烘托';

/** 著急, 著火, 著陸: what 著 (zháo, zhuó) begins, and what it ends. */
const settled =
  /@(?:急|火|陸|陆|手|眼|重|想|落|迷|涼|凉|魔|色|裝|装|實|实|力|慌|忙|地|床|數|数|稱|称|作|名|者|述|錄|录|呢|了)|[執执穿衣附膠胶沉吸睡猜找]@/u;

const isVerb = new Set(verbs);

/** Whether the choice of `simplifiedZhu` needs no second look: a known word of either kind, or a common verb before. */
export const isSureZhu = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + 1, at + 4);
  const isZhu = isOne(zhuKinds, before, after);
  if (isZhu && isOne(zheKinds, before, after)) return false;
  return isZhu || settled.test(`${before}@${after}`) || isVerb.has(before.slice(-1));
};

/** 著 or 着: what Simplified writes for the 著 at UTF-16 offset `at` of a text in either script. */
export const simplifiedZhu = (text: string, at: number): '著' | '着' => {
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + 1, at + 4);
  return isOne(zhuKinds, before, after) && !isOne(zheKinds, before, after) ? '著' : '着';
};

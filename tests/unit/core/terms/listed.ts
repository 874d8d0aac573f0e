import type { NameKind } from '#core/model/index.ts';

/*
 * Names, words and texts whose answers `listing/` holds.
 */

/** The syllables of Mandarin, by initials. */
export const syllables: readonly string[] = [
  'a ai an ang ao e ei en er o ou',
  'yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun',
  'wu wa wai wan wang wei wen weng wo',
  'ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu',
  'pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu',
  'ma mai man mang mao mei men meng mi mian miao mie min ming miu mo mou mu',
  'fa fan fang fei fen feng fo fou fu',
  'da dai dan dang dao de dei den deng di dian diao die ding diu dong dou du duan dui dun duo',
  'ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo',
  'na nai nan nang nao nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nü nüe nv',
  'la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lü lüe lv',
  'ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo',
  'ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo',
  'ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo',
  'ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun',
  'qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun',
  'xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun',
  'zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo',
  'cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo',
  'sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo',
  'ran rang rao re ren reng ri rong rou ru ruan rui run ruo',
  'za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo',
  'ca cai can cang cao ce cen ceng ci cong cou cu cuan cui cun cuo',
  'sa sai san sang sao se sen seng si song sou su suan sui sun suo',
];

export const names = {
  person: [
    '孫中山',
    '毛泽东',
    '蔣介石',
    '周恩来',
    '宋慶齡',
    '魯迅',
    '巴金',
    '張愛玲',
    '沈從文',
    '歐陽修',
    '司马迁',
    '諸葛亮',
    '上官婉兒',
    '司徒雷登',
    '仇英',
    '任白戈',
    '区大相',
    '华佗',
    '單雄信',
    '曾國藩',
    '查良鏞',
    '缪荃孙',
    '解縉',
    '李二',
    '王安石',
    '陳獨秀',
    '呂不韋',
    '女媧',
    'Mao',
  ],
  place: [
    '西安',
    '長安',
    '石家莊',
    '天安門',
    '重慶',
    '東莞',
    '華山',

    '查干湖',
    '六安',
    '綠島',
    '珠江',
    '哈尔滨',
    'Paris',
  ],
  organisation: ['北京大學', '中国银行', '香港特別行政區政府', '商務印書館'],
  work: ['紅樓夢', '孔乙己', '三国演义'],
} as const;

export const nouns: readonly string[] = [
  ...'man woman child person foot tooth goose mouse ox criterion phenomenon datum medium stratum bacterium index matrix vertex appendix radius nucleus stimulus syllabus'.split(
    ' ',
  ),
  ...'nobleman Englishwoman grandchild statesman human German Roman shaman'.split(' '),
  ...'city party monkey day boy leaf loaf thief wolf shelf knife life midwife hoof safe cliff staff roof belief crisis basis axis bus box waltz church dish'.split(
    ' ',
  ),
  ...'hero potato echo photo piano zoo eye sea sieve valve five ferry boat bridge spy key eunuch monarch epoch arch'.split(
    ' ',
  ),
];

/** Words that `a` or `an` stands before. */
export const englishWords: readonly string[] = [
  ...'apple egg island orange umbrella hour honest honour honor heir house hero union universe unit uninspired unimportant unmoved European eulogy ewe ewer one once one-way onerous use usage usual usurper utopia utensil utilitarian utter Uranus uranium urn ubiquitous Ukrainian UFO UK UNESCO'.split(
    ' ',
  ),
  ...'Élan 8-bit 80 8th 11 11th 18-year-old 1100 1850s 11,000 18000 1 110 118 12th 1000000 11000000 2024'.split(
    ' ',
  ),
  ...'FBI MRI NGO NATO UN URL X-ray HTML SOS B-side F1 LED CD GDP RMB'.split(' '),
];

export const texts: readonly string[] = [
  '用API的接口，不用CAPI。',
  '  The  Ferries of\n the rivers ',
  '卡尔・马克思和卡尔·馬克思',
  'art‐house, art–house − 3',
  '𠮷野家ｗｏｒｌｄ',
  'ﬁnd the ﬂeet',
  "l'été, d’Artagnan’s",
  'ひらがな カタカナ 한국어 ภาษา',
  '2024年5月',
  '',
  ' ',
];

/** What stands behind a family name. */
export const addresses: readonly string[] =
  '先生 女士 小姐 夫人 太太 博士 醫生 医师 教授 老師 校長 总统 主席 總理 院長 部長 市長 省长 縣長 議員 委員 書記 將軍 上校 上尉 隊長 董事長 总经理 經理 主任 處長 局長 律師 法官 師傅 同志 公子 姑娘 先 說 的先生'.split(
    ' ',
  );

export const people: readonly (readonly [name: string, english: string, kind?: NameKind])[] = [
  ['華山', 'Mount Hua', 'place'],
  ['長安', 'Chang’an', 'place'],
  ['孫中山', 'Sun Yat-sen'],
  ['毛澤東', 'Mao Zedong'],
  ['呂不韋', 'Lü Buwei'],
  ['歐陽修', 'Ouyang Xiu'],
  ['張愛玲', 'Eileen Chang'],
  ['老舍', 'Lao She'],
];

export const spelledTexts: readonly string[] = [
  'Sun Yat-sen and Sun Yat Sen, sun yat-sen, SUN YAT-SEN.',
  'Sun Zhongshan’s house; Zhongshan Sun; Sun Chung-shan; Sun Chung–shan.',
  'In the sun, Mr. Sun waits for Yat-sen.',
  'Mao Tse-tung and Mao Zedong, Chairman Mao, Mao  Ze-dong, Mao, Zedong.',
  'Lu Buwei, Lü Buwei, Lü Pu-wei, Lu¨ Buwei.',
  'Ouyang Xiu, Ou-yang Hsiu, Xiu Ouyang, OuyangXiu.',
  'Eileen Chang wrote; Zhang Ailing wrote; Chang Ai-ling wrote; A. Chang wrote.',
  'Hua Shan, Mount Hua, Shan Hua, Huashan, the mount; Chang’an, Chang-an, Ch’ang-an, CHANG’AN, An Chang.',
  'Lao She, Lao, She said, she said; Shu Qingchun.',
  '𠮷 Sun Yat‑sen’s, Sun\u00a0Yat-sen',
];

/** A term, the one in its place, and texts. */
export const changes: readonly (readonly [from: string, to: string, ...texts: readonly string[]])[] = [
  [
    'ferry',
    'old crossing',
    'A ferry came.',
    'An old ferry.',
    'The ferries’ bells and the ferry’s bell.',
    'THE FERRY',
    'A FERRY',
    'The Ferry is late.',
    'Two Ferries.',
    'The old crossing of the ferry.',
    'The old crossing.',
    'No boat.',
    'Ferrying is hard.',
    '',
  ],
  [
    'old crossing',
    'ferry of the river',
    'An old crossing.',
    'AN OLD CROSSING',
    'An Old Crossing at Night',
    'Old crossing and old Crossings',
    'the old-crossing',
    'Old crossings’ end.',
  ],
  ['child', 'boy', 'A child’s toy, the children’s toys, CHILDREN’S TOYS.', 'Schoolchildren.'],
  ['boy', 'child', 'The boys’ toys, the boy’s toys.', "boys' and boy's", 'BOYS'],
  ['NGO', 'charity', 'An NGO, NGOs, an ngo.', 'AN NGO'],
  ['charity', 'NGO', 'A charity, charities.', 'A Charity', 'A CHARITY'],
  [
    'official of the court',
    'eunuch',
    'An official of the court, two officials of the court, the Officials of the Court’s.',
  ],
  ['eunuch', 'nobleman of Rome', 'Two eunuchs, the eunuchs’ house, Eunuchs.', 'An eunuch.'],
  ['person', 'official of the court', 'A person, the people, People’s.', 'The Person of Note'],
];

/** Files of `tests/alignment/prose`. */
export const stories: readonly string[] = [
  'courtyard',
  'ferry',
  'market',
  'stairwell',
  'swordsman',
  'umbrella',
  'unseen/factory',
  'unseen/opera',
];

export const news: readonly string[] = [
  '青石鎮公所昨天表示，青石大橋將於明年完工。工程由大河建設公司負責，大河建設公司已投入三億元。',
  '大河建設公司表示，青石大橋全長二公里。縣政府指出，青石大橋完工後，青石鎮到白水村只要十分鐘。',
  '歐陽明教授認為，潮間帶濕地會受影響。歐陽明說，潮間帶濕地有水鳥棲息。青石大學的學生做了調查。',
  '青石大學說，調查結果刊於《潮間帶研究》。《潮間帶研究》主編王安說：「調查仍在繼續。」',
  '白水村的居民對青石大橋看法不一。白水村村長林大海說，他讀過《潮間帶研究》。林大海問，橋修好了，渡船怎麼辦？',
  '司馬光先生和他的女兒司馬小紅小姐來了。司馬小紅笑道：「我坐過三次渡船。」三次渡船，她都暈船。',
  '渡船公會的人把渡船公會的招牌取下。他們取下招牌，又掛上招牌。向渡船公會借錢的人不少。',
];

/** Stretches of a text, and what stood before them at each place (-: nothing). */
export const stretches: readonly string[] = [
  '溫一碗酒 -',
  '三兩銀子 -',
  '千里馬 -',
  '一條龍 -',
  '二道門 -',
  '碗酒 兩 一 大',
  '碗酒 兩 大 大',
  '張嘴 一 - -',
  '明對財經 -',
  '對面樓 -',
  '反對派 -',
  '他被人 -',
  '把風 -',
  '取下木板 -',
  '取下 -',
  '讀過書 -',
  '看見海 -',
  '打開門 -',
  '開過渡 -',
  '學會計 -',
  '去掉 -',
  '穿長衫 - -',
  '穿長衫 一 這 那',
  '竊書 - -',
  '跑鞋 雙 的 -',
  '跑鞋 - - -',
  '釣魚 -',
  '打字機 -',
  '加工廠 -',
  '養豬場 -',
  '看書人 -',
  '吃頭 -',
  '跳子 -',
  '車站 -',
  '人走 -',
  '狗叫 -',
  '高聲嚷 -',
  '大聲喊 -',
  '木牌廠 -',
  '王建 -',
  '林大海 -',
  '水已經 -',
  '低著頭 -',
  '別停 -',
  '已經退 -',
  '非常大 -',
  '潮間帶 -',
  '白玉石 -',
];

/** Stretches with what stands before and behind them. */
export const cuts: readonly string[] = [
  '發|展經濟|的',
  '|青石大橋|',
  '在研究|生命|的',
  '在|研究生|命運',
  '中華人民|共和國|的',
  '北京|大學生|活',
  '圖書|館長|說',
  '他們是|人民|代表',
  '新|聞一多|說',
  '|量子糾纏|網',
  '天安|門前|',
  '自行|車站|在',
  '火|車站前|面',
  '同學|生活圈|',
  '大學|生活圈|',
  '|新生活|動物',
  '|新生活|力強',
];

/**
 * Variant characters that OpenCC's tables leave alone, each followed by the character that the mainland writes instead:
 * after the First Table of Verified Variant Forms (第一批异体字整理表) and the Table of General Standard Chinese Characters
 * (通用规范汉字表), which has none of these. Not here are characters that stand for different ones by meaning, and those that
 * the table took up again for names (喆, 堃).
 */
const table = `
伕夫 倣仿 偪逼 傚效 偺咱 喒咱 儍傻 僊仙 凴凭 凾函 刦劫 刧劫 刼劫 効效 勅敕 勗勖 勦剿 匳奁 厓崖 叅参 叡睿 呌叫 呪咒 咲笑 啗啖 噉啖
啣衔 嗁啼 嘷嗥 噐器 囓啮 囯国 坵丘 垜垛 埜野 堿碱 堦阶 塩盐 塲场 墖塔 壻婿 妬妒 妳你 姉姊 姙妊 姪侄 婣姻 婬淫 媿愧 嬝袅 孼孽
宂冗 寃冤 寔实 寘置 寗宁 寳宝 尅克 峩峨 崘仑 帋纸 廐厩 廸迪 廹迫 廻回 廼乃 彊强 徃往 徧遍 怱匆 悤匆 悞误 悳德 愬诉 愽博 慂恿
慇殷 慙惭 慽戚 憇憩 懽欢 戹厄 抝拗 拏拿 挐拿 拕拖 掽碰 揑捏 揜掩 揫揪 搆构 搇揿 搤扼 搾榨 摠总 撘搭 撢掸 撦扯 擧举 攷考 敍叙
斈学 旛幡 暎映 暱昵 朶朵 枏楠 枱台 栢柏 梹槟 棃梨 椶棕 槀稿 槖橐 槩概 檝楫 櫂棹 櫈凳 櫺棂 欝郁 欬咳 欵款 歗啸 歴历 殽淆 毘毗
氷冰 汚污 沍冱 沲沱 涖莅 湼涅 澁涩 濇涩 澣浣 濬浚 濶阔 炤照 烖灾 烱炯 煑煮 煖暖 煇辉 燄焰 燐磷 燿耀 牋笺 牕窗 牠它 犂犁 犲豺
猨猿 玅妙 玆兹 玨珏 珎珍 珮佩 瑇玳 瑠琉 瑯琅 瓈璃 甎砖 甖罂 甞尝 畊耕 畧略 畺疆 疋匹 疎疏 痺痹 瘂哑 瘉愈 皷鼓 盌碗 眎视 睪睾
瞇眯 矙瞰 砦寨 砲炮 碁棋 碪砧 磒陨 礮炮 礶罐 秔粳 稭秸 稺稚 穉稚 穅糠 穽阱 窓窗 窰窑 窻窗 竚伫 竝并 筭算 筯箸 箒帚 箝钳 篛箬
簒篡 簷檐 籐藤 籑馔 粃秕 粧妆 糢模 紥扎 紬绸 緜绵 繖伞 繈襁 繙翻 纎纤 缾瓶 罇樽 罋瓮 羃幂 羗羌 翺翱 聦聪 肐胳 肧胚 胑肢 脃脆
脇胁 臈腊 臕膘 臙胭 臝裸 臯皋 舖铺 艶艳 苺莓 荅答 荳豆 菓果 菑灾 萲萱 葢盖 蓺艺 蔴麻 蕋蕊 蘂蕊 蕚萼 藷薯 蚘蛔 蜋螂 蜨蝶 螘蚁
蟁蚊 蠏蟹 蠭蜂 衂衄 衞卫 袴裤 裌夹 襃褒 襍杂 覊羁 覔觅 覩睹 觔筋 觧解 詧察 諠喧 諕唬 謌歌 譌讹 讁谪 讌宴 讐仇 貍狸 貛獾 賍赃
賔宾 賛赞 賷赍 賸剩 贒贤 趂趁 趦趑 跼局 踡蜷 踫碰 蹏蹄 蹧糟 蹵蹴 蹷蹶 躭耽 躶裸 輙辄 輭软 辠罪 迻移 遯遁 遶绕 酧酬 醻酬 醆盏
鉄铁 鉋刨 鉏锄 銲焊 鍫锹 鎗枪 鎻锁 鑛矿 鑤刨 閙闹 関关 閧哄 阬坑 陁陀 隄堤 隖坞 隣邻 靭韧 鞾靴 韈袜 韮韭 頴颖 顋腮 顦憔 飃飘
飈飙 飇飙 飜翻 飡餐 餂舔 餙饰 餧喂 餹糖 餻糕 餽馈 饍膳 饟饷 駮驳 騐验 驘骡 骾鲠 髣仿 髠髡 鬂鬓 鬦斗 鬪斗 鬭斗 鰌鳅 鰕虾 鱓鳝
鱻鲜 鴈雁 鵞鹅 鶵雏 鷰燕 鸎莺 鹻碱 麄粗 麤粗 麐麟 麞獐 鼇鳌 鼈鳖 齅嗅 齩咬 龎庞 揹背 甦苏 囉啰 戸户 撚捻 衹只 懃勤
`;

/** Characters that OpenCC's table merges with another though the mainland keeps them: 菜薹, 哪吒, 扞格, 勃谿. */
const kept = '薹吒扞谿';

/** Words that OpenCC leaves to its table of characters, and the table writes wrongly; Traditional, then Simplified. */
const words = `
甚夥 甚夥 頗夥 颇夥 極夥 极夥 尤夥 尤夥 至夥 至夥 綦夥 綦夥 實夥 实夥 益夥 益夥 夥頤 夥颐 良夥 良夥 浩夥 浩夥 繁夥 繁夥 不夥 不夥 亦夥 亦夥
藉著 借着 藉着 借着 叱吒 叱咤 谿谷 溪谷 谿流 溪流 山谿 山溪 小谿 小溪 扞衛 捍卫 扞禦 捍御 痲瘋 麻风 痲疹 麻疹 痲痺 麻痹 痲醉 麻醉 瞭望 瞭望
暸望 瞭望 暸解 了解 明暸 明了 徬徨 彷徨 彷徨 彷徨 髣髴 仿佛 彷彿 仿佛 柳乾 柳乾 徐乾學 徐乾学 薛應旂 薛应旂 王乾 王乾 觔斗 筋斗 公觔 公斤 台觔 台斤 糎米 厘米
乾旦坤生 乾旦坤生 乾元 乾元 乾卦 乾卦 乾宅 乾宅 乾道 乾道 乾嘉 乾嘉 乾祐 乾祐 乾符 乾符 乾封 乾封 乾寧 乾宁 乾化 乾化 乾德 乾德 乾興 乾兴 乾亨 乾亨 乾統 乾统
張乾 张乾 李乾 李乾 陳乾 陈乾 趙乾 赵乾 劉乾 刘乾 朱乾 朱乾 孫乾 孙乾 乾安 乾安 乾清宮 乾清宫 乾清門 乾清门 乾西 乾西 連乾 连乾
下沈 下沉 低沈 低沉 石沈大海 石沉大海 沈著 沉着 沈着 沉着 西沈 西沉 日沈 日沉 消沈 消沉 暗沈 暗沉 炸沈 炸沉 撞沈 撞沉 升沈 升沉 銷沈 销沉 沈穩 沉稳 沈疴 沉疴 沈入 沉入 沈酣 沉酣 沈沈 沉沉 沈潛 沉潜 沈渣 沉渣 沈箱 沉箱 臉一沈 脸一沉 心一沈 心一沉 一沈到底 一沉到底 心裡一沈 心里一沉 心裏一沈 心里一沉 沈到底 沉到底 沈到水 沉到水 船沈 船沉 沈底 沉底 沈雄 沉雄 沈毅 沉毅 沈魚落雁 沉鱼落雁 沈勇 沉勇 沈實 沉实 沈厚 沉厚
`;

const pairs = (characters: string): (readonly [string, string])[] =>
  Array.from(characters.matchAll(/(\S)(\S)/gu), ([, from = '', to = '']) => [from, to] as const);

/** The mainland's characters for variants that OpenCC leaves, and those it should leave. */
export const mainlandVariants: readonly (readonly [string, string])[] = [
  ...pairs(table),
  ...Array.from(kept, (character) => [character, character] as const),
];

/** Words with the Simplified form OpenCC does not give them. */
export const mainlandWords: readonly (readonly [string, string])[] = Array.from(
  words.matchAll(/(\S+) (\S+)/gu),
  ([, from = '', to = '']) => [from, to] as const,
);

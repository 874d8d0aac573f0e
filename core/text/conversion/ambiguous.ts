/**
 * Simplified characters that stand for several Traditional ones, each followed by the forms, the commonest first: after
 * OpenCC's table of characters, without mere variants of one form (鑒 beside 鑑) and with a few that it leaves out. The
 * forms are in OpenCC's own spelling; those of a region are made from them.
 */
const table = `
万萬万 丑醜丑 个個箇 丰豐丰 么麼么 了了瞭 于於于 云雲云 亘亙亘 仆僕仆 仑侖崙 价價价 仿仿彷
伙伙夥 余餘余 佛佛彿 佣傭佣 修修脩 借借藉 克克剋 党黨党 冬冬鼕 冲衝沖 凄淒悽 准準准 凌凌淩 几幾几
凶兇凶 出出齣 划劃划 别別彆 刮刮颳 制制製 千千韆 升升昇 卜卜蔔 占佔占 卤滷鹵 卷卷捲 厂廠厂 历歷曆
厘釐厘 参參蔘 发發髮 只只隻 台臺台檯颱 叶葉叶 叹嘆歎 吁吁籲 合合閤 吊吊弔 同同衕 后後后 向向嚮
周周週 咨諮咨 咸鹹咸 咽咽嚥 哄哄鬨 哗嘩譁 喂餵喂 噪噪譟 回回迴 团團糰 困困睏 坛壇罈 坝壩垻
复復複覆 夸誇夸 奸奸姦 姜姜薑 宁寧甯 家家傢 尝嘗嚐 尸屍尸 尽盡儘 局局侷 岩岩巖 岳岳嶽 巨巨鉅 布布佈
帘簾帘 席席蓆 干幹乾干 并並併 幸幸倖 广廣广 弥彌瀰 弦弦絃 当當噹 录錄彔 彩彩綵 征徵征 御御禦 志志誌
念念唸 恤恤卹 恶惡噁 愈愈癒 愿願愿 戚戚慼 扎扎紮 托託托 扣扣釦 折折摺 抵抵牴 拐拐柺 挂掛挂
挨挨捱 挽挽輓 据據据 搜搜蒐 摆擺襬 斗鬥斗 旋旋鏇 昆昆崑 暗暗闇 曲曲麴 术術朮 朱朱硃 朴樸朴 杆杆桿
杠槓杠 杯杯盃 杰傑杰 松松鬆 板板闆 柜櫃柜 栗栗慄 核核覈 梁梁樑 欲欲慾 毁毀燬譭 汇匯彙 沈沈瀋 沾沾霑
泛泛氾汎 注注註 洒灑洒 涂塗涂 涌湧涌 淀澱淀 游遊游 漓漓灕 炼煉鍊 烟煙菸 熏熏燻薰 玩玩翫 症症癥
秋秋鞦 种種种 筑築筑 签簽籤 系系係繫 累累纍 纤纖縴 绷繃綳 胄胄冑 背背揹 胜勝胜 胡胡鬍衚
脏髒臟 腊臘腊 腌醃腌 致致緻 舍舍捨 苏蘇甦囌 苔苔薹 苹蘋苹 范範范 荡蕩盪 荫蔭廕 药藥葯 获獲穫
蒙蒙矇濛懞 蔑蔑衊 虫蟲虫 蜡蠟蜡 表表錶 证證証 谷谷穀 赞贊讚 辟闢辟 迹跡蹟 适適适 郁鬱郁 酸酸痠
采採采 里裏里 钟鐘鍾 铲鏟剷 闲閒閑 雇僱雇 雕雕鵰 霉霉黴 面面麪 须須鬚 饥飢饑
`;

/** The Traditional forms of each ambiguous Simplified character, the commonest first. */
export const ambiguousForms: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [simplified = '', ...forms] = entry;
      return [simplified, forms] as const;
    }),
);

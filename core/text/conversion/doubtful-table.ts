/**
 * Characters whose conversion to Simplified is a matter of meaning, and what makes it sure. OpenCC's word lists settle most
 * occurrences (`doubtful.ts` asks them first); this table says what to do with the rest. `after` and `before` are
 * neighbours; as strings they list characters, `words` whole words the character stands in.
 */
export type Doubt = {
  /** The forms it may take, the commonest first. */
  readonly forms: readonly string[];
  /** Only after one of these, or before one of `before`, is it doubtful; with neither given, always. */
  readonly after?: string;
  readonly before?: string;
  /** Never doubtful in these words (in the script of the source). */
  readonly sure?: readonly string[];
  /** OpenCC lists these words, but they have more than one reading. */
  readonly open?: readonly string[];
};

const list = (words: string): readonly string[] => words.split(' ');

/** Traditional to Simplified. 著 is not here: `doubtful.ts` has it from the 著 rule. */
export const simplifyingDoubts: ReadonlyMap<string, Doubt> = new Map([
  [
    '乾',
    {
      forms: ['干', '乾'],
      sure: list(
        '乾淨 乾燥 乾脆 乾杯 乾旱 乾枯 乾糧 乾草 乾果 乾洗 乾冰 乾瘦 乾瘪 乾癟 乾涸 乾貨 乾酪 乾裂 乾渴 乾咳 乾笑 乾等 乾巴 乾爹 乾媽 餅乾 肉乾 果乾 葡萄乾 豆乾 筍乾 曬乾 烘乾 擦乾 風乾 吹乾 晾乾 烤乾 瀝乾 流乾 喝乾 口乾 乾了 未乾',
      ),
    },
  ],
  ['於', { forms: ['于', '於'], before: '氏梨潛志宏冕', after: '姓叫' }],
  ['瞭', { forms: ['了', '瞭'] }],
  [
    '藉',
    {
      forms: ['借', '藉'],
      sure: list('藉著 藉着 憑藉 藉此 藉由 藉助 藉口 藉機 藉以 藉故 藉詞 慰藉 狼藉 枕藉 蘊藉'),
    },
  ],
  [
    '徵',
    {
      forms: ['征', '徵'],
      sure: list(
        '特徵 象徵 徵求 徵收 徵兵 徵稿 徵文 徵集 徵召 徵用 徵婚 徵信 徵詢 徵得 徵聘 徵選 徵才 徵兆 徵候 徵象 表徵 病徵 綜合徵 應徵 開徵 免徵 稽徵 緩徵 課徵 徵稅 徵地 徵募 徵調令',
      ),
    },
  ],
  [
    '覆',
    {
      forms: ['覆', '复'],
      sure: list(
        '覆蓋 顛覆 傾覆 翻覆 覆滅 覆沒 覆轍 覆水 覆亡 天翻地覆 全軍覆沒 被覆 覆巢 答覆 回覆 反覆 批覆 函覆 覆審 覆誦 覆核',
      ),
    },
  ],
  ['餘', { forms: ['余', '馀'], before: '年生' }],
  ['鍾', { forms: ['钟', '锺'], sure: list('鍾情 鍾愛 鍾意 鍾馗 鍾靈') }],
  ['摺', { forms: ['折', '摺'], sure: list('摺疊 摺紙 存摺 對摺 摺痕 摺扇 皺摺 摺合 摺子戲') }],
  [
    '夥',
    {
      forms: ['伙', '夥'],
      sure: list('夥伴 夥同 合夥 同夥 團夥 大夥 小夥 家夥 夥計 入夥 散夥 一夥 這夥 那夥 結夥 拆夥 三五成夥'),
    },
  ],
  [
    '昇',
    { forms: ['升', '昇'], sure: list('昇華 提昇 上昇 昇起 昇級 昇高 昇降 東昇 昇平 晉昇 昇空 昇值 昇溫') },
  ],
  ['陞', { forms: ['升', '陞'], sure: list('陞遷 高陞 榮陞 晉陞 陞官 擢陞 陞任 陞職') }],
  ['蘋', { forms: ['苹', '蘋'], sure: list('蘋果') }],
  ['甯', { forms: ['宁', '甯'] }],
  ['剋', { forms: ['克', '剋'], sure: list('剋星 相剋 生剋 剋扣 剋制 剋服 攻剋') }],
  ['嶽', { forms: ['岳', '嶽'], sure: list('山嶽 五嶽 東嶽 西嶽 南嶽 北嶽 中嶽') }],
  ['菸', { forms: ['烟', '菸'], sure: list('菸草 香菸 抽菸 吸菸 戒菸 禁菸 菸酒 菸害 菸蒂 捲菸') }],
  ['沈', { forms: ['沈', '沉'], before: '入到在下沒浸重默思醉睡迷淪悶靜穩甸住吟積澱船痛著着' }],
  ['甚', { forms: ['什', '甚'], before: '麼麽么' }],
  ['祇', { forms: ['只', '祇'], sure: list('神祇 地祇') }],
  ['衹', { forms: ['只', '衹'] }],
] satisfies [string, Doubt][]);

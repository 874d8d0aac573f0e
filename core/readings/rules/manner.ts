import type { CharacterRules } from './rules.ts';

/** Words of manner that are said with 地 and whose last character might end a place as well, or that no other rule below finds. */
const manners = `
  高兴|兴奋|激动|认真|仔细|小心|耐心|开心|伤心|热心|专心|细心|安心|放心|满意|得意|随意|任意|故意|有意|无意|适当|恰当|真实|老实|诚实|踏实|切实|确实|沉重|郑重|慎重|严重|隆重|稳重
  |公平|和平|陌生|主动|生动|感动|被动|自动|灵活|积极|消极|突出|安静|平静|冷静|镇静|轻松|紧张|迅速|快速|飞快|很快|尽快|缓慢|温柔|温和|亲切|热情|热烈|强烈|激烈|剧烈|猛烈|坚决|坚定|坚强|顽强|勇敢
  |大胆|大声|小声|高声|低声|轻声|齐声|无声|努力|用力|使劲|拼命|奋力|吃力|有力|无力|竭力|不断|不停|不住|不由|不禁|自觉|自由|自愿|单独|独立|分别|特别|愉快|快乐|快活|幸福|痛苦|难过|悲伤|悲痛|忧郁
  |愤怒|生气|惊讶|惊奇|惊恐|惊慌|吃惊|好奇|害怕|恐惧|害羞|羞涩|尴尬|骄傲|自豪|谦虚|礼貌|客气|严肃|严厉|严格|严密|严谨|凶狠|残忍|残酷|无情|无奈|无助|疲惫|疲倦|懒散|勤奋|刻苦|辛苦|艰难|困难|容易
  |简单|清楚|清晰|明显|明确|明白|准确|正确|精确|精心|详细|完整|完全|彻底|全面|充分|深入|深刻|广泛|普遍|逐步|逐渐|有效|高效|有序|有趣|合理|合法|非法|直接|间接|公开|秘密|成功|顺利|圆满|完美|优雅
  |潇洒|漂亮|美丽|巧妙|聪明|机智|敏捷|敏锐|笨拙|粗暴|粗鲁|野蛮|疯狂|狂热|急切|迫切|焦急|着急|匆忙|慌忙|急忙|仓促|随便|胡乱|盲目|机械|麻木|天真|幼稚|幽默|神秘|奇怪|古怪|诡异|可怜|不满|不屑
  |长久|持久|长期|短暂|经常|定期|准时|按时|及时|平均|均匀|整齐|紧密|密切|亲密|亲热|虚弱|微弱|过分|过度|大量|大力|高度|极度|极大|成倍|无限|无条件|反复|系统|科学|客观|主观|相对|绝对|习惯|本能
  |意识|错误|愚蠢|固执|虔诚|忠实|忠诚|真诚|诚恳|坦率|坦白|直率|爽快|慷慨|大方|友好|友善|好心|不耐烦|若无其事|情不自禁|不由自主|自言自语|小心翼翼|慢条斯理|目不转睛|理直气壮|心不在焉
  |兴高采烈|迫不及待|毫不犹豫|津津有味|有条不紊|语重心长|一个劲|一股脑`.replaceAll(/\s/gu, '');

/** What names something of the ground behind 地, so that nothing is done in the manner before it. */
const ofTheGround = '(?![方区带质理图点位名形球铁板毯窖租主震狱产税势壳基标界])';
const orBelowIt = '(?![方区带质理图点位名形球铁板毯窖租主震狱产税势壳基标界上下面底道])';

/** What ends names of places and of kinds of ground before 地. */
const places =
  '土大天陆草工基产场当本外内各此某两园高低盆湿林耕荒空墓绿山田阵战民的据在源息集驻属宝余境质实原异故旧胜险死营禁腹极重要领封割遍扫落倒跪席满就随拖刺毛种租卖买量占征动立入陪用飞旱坡洼平硬软谷台菜麦稻果茶桑牧猎坟居栖养祥生出转藏身籍来住放泊停散交北南东西中我你他这那哪几一三四五六七八九十块亩片里站市城县乡村国军警校有无没是和与到从往向于等该多全同别趴伏躺蹲触接贴离坠拔掷画斗挖擦洗铺犁开分划圈借下上客殖目间前后左右半满遍';

/** What is done: it begins with one of these, and no word of the ground does. */
const doing =
  '说问答笑哭喊叫嚷骂看望瞧盯听想走跑跳爬站坐躺睡吃喝写读念唱做拿推拉拍敲抱握抓摸举抬扔丢递送把将让使令认变增减提降改摇转低闭睁张流滴飘晃挥甩伸缩弯靠等感觉告诉回离活生工努进退出加参发展完解研讨接收取选检查管支持具调比安了搜删关排移使用获得执运设建显示描指确保存储记录遍浏览编辑输控限禁启停连链传测监';

/**
 * 地 behind how something is done, which is `de`, and the ground, which is `dì`. A rule that names a character twice looks back for it: lookbehind is matched from right to
 * left, so the group stands behind what repeats it.
 */
export const mannerRules: CharacterRules = {
  地: [
    [
      'de',
      `\\k<twice>(?<twice>\\p{Script=Han})_${ofTheGround}(?=\\p{Script=Han}) 一\\k<each>一(?<each>\\p{Script=Han}{1,2})_${ofTheGround}
       [然般似样]_${orBelowIt}(?=\\p{Script=Han}) 性_${orBelowIt}(?=\\p{Script=Han}) 不\\p{Script=Han}不\\p{Script=Han}_ 一\\p{Script=Han}{1,2}不\\p{Script=Han}_${orBelowIt} 也不\\p{Script=Han}_ 声\\p{Script=Han}气_ 气\\p{Script=Han}声_
       [啪刷唰嗖轰砰咚哗腾霍噌扑]_(?=\\p{Script=Han}) (?:${manners})_${orBelowIt}(?=\\p{Script=Han})
       \\p{Script=Han}(?<![${places}])_(?=[${doing}])
       (?:很|更|更加|更为|最|非常|十分|极其|相当|如此|这么|那么|越来越)\\p{Script=Han}{1,2}(?<![${places}])_${orBelowIt}(?=\\p{Script=Han}) 式_${orBelowIt}(?=\\p{Script=Han})
       (?:类似|相似|同样|相应|具体|一般|特别|相对|有趣|不幸|幸运)_$`,
    ],
    ['dì', '_'],
  ],
  哪: [
    ['na', '[人天您看难干完心们紧]_$'],
    ['nǎ', '_'],
  ],
};

/**
 * How characters are read by themselves that dictionaries of words cannot tell: verb or particle, one object or another. Of each the readings, and where they
 * hold, the first that fits; nothing of it, and the reading of the word stays. In a pattern `_` is the character, `$` the end of a run of Han, `^` its beginning; the
 * rest is a regular expression over Simplified characters, with 著 as 着. Own work, by what grammars of Chinese say of these words (Lü Shuxiang, 現代漢語八百詞).
 */
export type CharacterRules = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export const number = '[一二三四五六七八九十百千两几多半\\d]';
export const person = '(?:我|你|您|他|她|它|咱|人家|别人|大家|谁)们?';
export const title =
  '(?=先生|女士|小姐|太太|老师|教授|医生|总|经理|某|家人|氏|博士|同学|主任|校长|大夫|师傅|奶奶|爷爷|阿姨|叔叔)';
/** Nouns that say who must: a verb follows 得. */
export const must =
  '(?:事|问题|题|孩子|学生|老师|妈妈|爸爸|先生|病人|司机|公司|今天|明天|现在|这里|下午|上午|晚上|早上|周末|以后|将来)';
export const gains =
  '(?!到|了|出(?!去|门|来|发|差|院|席)|知|以|罪|意|奖|分|失|逞|体|当|手|病|胜|天|名|第|救|宠|悉|票|其|此|益|道|势)';

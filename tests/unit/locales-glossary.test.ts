import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { languages, root, wordsOf, type WordLanguage } from './words.ts';

/** A word that the interface does not use, because the thing has another name. The names are in CONTRIBUTING.md, "Glossary". */
type RuledOut = {
  readonly pattern: RegExp;
  /** The term to use. */
  readonly use: string;
  /** Keys where the word is right, in another sense. */
  readonly except?: RegExp;
};

const english: readonly RuledOut[] = [
  {
    pattern: /\bnotes?\b/i,
    use: 'annotation',
    // `--notes` is an option's name; files of others have notes of their own: of slides, of texts in PO.
    except: /^cli:export\.left|^formats:/,
  },
  {
    pattern: /\bcomments?\b/i,
    use: 'annotation; "comment" is a kind of annotation, and what Word calls its own',
    except:
      /^(?:annotations:(?:kinds|placeholders)|export:notes\.kinds|formats:|review-docx|review-host:word|failures:limits)/,
  },
  { pattern: /\brefus(?:e|es|ed|ing)\b/i, use: 'reject', except: /refused|^failures:/ },
  { pattern: /\bto look at\b|\blook(?:ing)? (?:at|into)\b/i, use: 'pending (of a repair); check, read' },
  {
    pattern: /\b(?:take|takes|taking|took|taken) (?:in|over|off|out|back|up|on)\b/i,
    use: 'import, remove, undo',
  },
  {
    pattern: /\bhand(?:s|ed|ing)? (?:it |the review )?(?:over|back)\b/i,
    use: 'send for review; return the review',
  },
  {
    pattern: /\bc[ao]mes? (?:back|in)\b|\bcame along\b/i,
    use: 'returned; imported',
    except: /^cleanup:kindsHelp\.page$/,
  },
  { pattern: /\bgo(?:es)? along\b|\bwent along\b|\bgo on\b/i, use: 'include; continue' },
  { pattern: /\bopen(?:ed|ing)? a review\b(?! package)/i, use: 'start a review' },
  { pattern: /\bfr(?:o|ee)z(?:e|en)\b/i, use: 'snapshot; as sent' },
  {
    pattern: /\banswer(?:s|ed)?\b/i,
    use: 'decision, decide; reply',
    except: /^(?:annotations:(?:reasons|resolved)|export:notes\.reasons)\.answered$/,
  },
  { pattern: /\bsettled?\b/i, use: 'resolve (a conflict)' },
  { pattern: /\bstandings?\b/i, use: 'status' },
  { pattern: /\bstands? (?:there|here|against|on|in)\b/i, use: 'occurs; is shown as; conflicts with' },
  { pattern: /\bclash(?:es)?\b/i, use: 'conflict' },
  { pattern: /\badrift\b|\bnot kept here\b/i, use: 'based on a version this project no longer has' },
  {
    pattern: /\btexts? (?:seen|(?:has|have) been seen|not reviewed)\b|\bseen\b/i,
    use: 'segments reviewed',
    except: /^common:refused/,
  },
  { pattern: /\bmatters? of taste\b/i, use: 'preferential change' },
  { pattern: /\bthreshold\b/i, use: 'pass mark' },
  { pattern: /\b(?:points an error costs|cost nothing)\b/i, use: 'penalty points per error; not counted' },
  { pattern: /\bhits?\b/i, use: 'match' },
  { pattern: /\blibrary\b/i, use: 'Projects; projects folder' },
  { pattern: /\bsource\b/i, use: 'original', except: /^commands:titles\.copySource$|^cli:options\.columns$/ },
  {
    pattern: /\bwords? (?:gone|changed|unchanged|replaced)\b|\b(?:its|their|no|without|these|the) words\b/i,
    use: 'text; annotation without text',
  },
  {
    pattern: /\bin figures\b|\bwhat next\b|\bmoving about\b|\bpeople and times\b/i,
    use: 'Summary; Actions; Navigation; Timeline',
  },
  { pattern: /\b(?:if you like|if it needs saying|say something)\b|\bmay stay open\b/i, use: '(optional)' },
  {
    pattern: /\b(?:a mistake in Duizhao|the part (?:of Duizhao )?that keeps)\b/i,
    use: 'error; background process',
  },
  {
    pattern: /\b(?:by hand|put(?:s|ting)? (?:it|them) there|bears? no name|whose is)\b/i,
    use: 'manually; without an author',
  },
  { pattern: /\bis not as it was written|are not as they were\b/i, use: 'damaged' },
  { pattern: /\blook(?:ing)? (?:ahead|behind)\b/i, use: 'lookahead, lookbehind' },
  { pattern: /\b(?:undid|redid|moving about|forget)\b/i, use: 'Undo; Redo; Remove from list' },
  { pattern: /\bselect nothing\b|\bnothing fits\b/i, use: 'Deselect; No matches' },
];

const simplified: readonly RuledOut[] = [
  { pattern: /评论|评注|注释/, use: '批注（类型：说明、疑问……）' },
  { pattern: /资料库|文库/, use: '项目' },
  // Files and changes that are about fonts.
  {
    pattern: /字体/,
    use: '简体或繁体；“字体”是 font',
    except: /^(?:failures:kinds\.font$|cli:options\.adapt$|exporting:same\.adaptHelp$|formats:)|\.noFonts$/,
  },
  { pattern: /搜索/, use: '查找' },
  { pattern: /载入/, use: '加载' },
  { pattern: /待确认|待定(?!$)|待查看|待看/, use: '待处理', except: /^annotations:/ },
  { pattern: /修订建议/, use: '建议；“修订”是 Word 的 tracked changes' },
  { pattern: /(?<!发)送审|送审(?!校)|交付/, use: '发送审校' },
  { pattern: /并入/, use: '导入；合并', except: /\.rows\.merged_other$/ },
  { pattern: /冻结/, use: '定版' },
  { pattern: /[采採][纳納]/, use: '接受' },
  { pattern: /私人|私有/, use: '仅自己；仅自己可见', except: /^cleanup:/ },
  { pattern: /(?<!“|随文|可随文)随导出|附带导出/, use: '随文导出' },
  { pattern: /措辞/, use: '译法' },
  { pattern: /词句/, use: '文字' },
  { pattern: /(?<![纯体])文本(?!文档|或)/, use: '文字；句段；项目', except: /^formats:/ },
  { pattern: /已看|未看|审文本/, use: '已审；未审句段' },
  { pattern: /(?<!侧边|状态)栏/, use: '列' },
  { pattern: /关闭审校|审校已关闭|审校项目/, use: '结束审校；审校' },
  { pattern: /恢复备份/, use: '还原备份' },
  { pattern: /评分方案/, use: '评分标准' },
  { pattern: /不计(?=$)/, use: '中性' },
  { pattern: /原样通过/, use: '未修改通过' },
  {
    pattern: /(?:正在|请|[，。：、])对照(?!上下文)|^对照(?! Duizhao)|对照(?:的|将|启动|停止|项目|内部|已在)/,
    use: 'Duizhao（作主语时“对照”会读成普通名词）',
  },
  {
    pattern: /资讯|程式|档案|视窗|滑鼠|预设|储存|载点|网路|软体|萤幕/,
    use: '大陆用语：信息、程序、文件、窗口、鼠标、默认、保存、网络、软件、屏幕',
  },
  { pattern: /[「」『』]/, use: '“”' },
  { pattern: /……$/, use: '…（进行中、打开对话框）' },
];

const traditional: readonly RuledOut[] = [
  { pattern: /評論|評註|批註|註釋/, use: '註解（類型：說明、疑問……）' },
  // A file that is a database.
  { pattern: /資料庫|文庫/, use: '專案', except: /^failures:(?:kinds\.database$|team)/ },
  { pattern: /字體/, use: '簡體或繁體；「字體」是 typeface' },
  { pattern: /搜尋|查找/, use: '尋找' },
  { pattern: /列表/, use: '清單' },
  { pattern: /文本/, use: '文字；句段；專案' },
  { pattern: /欄位/, use: '欄；「欄位」是資料欄位' },
  { pattern: /待確認|待定(?!$)|待查看/, use: '待處理', except: /^annotations:/ },
  { pattern: /修訂建議/, use: '建議；「追蹤修訂」是 Word 的 tracked changes' },
  { pattern: /(?<!傳)送審|送審(?!校)|交付/, use: '傳送審校' },
  { pattern: /併入/, use: '匯入；合併', except: /\.rows\.merged_other$/ },
  { pattern: /凍結/, use: '定版' },
  { pattern: /[采採][纳納]/, use: '接受' },
  { pattern: /私人|私有/, use: '僅自己；僅自己可見' },
  { pattern: /共享/, use: '共用' },
  { pattern: /(?<!隨文)隨匯出/, use: '隨文匯出' },
  { pattern: /替換/, use: '取代' },
  { pattern: /查看/, use: '檢視' },
  { pattern: /(?<!超)連結/, use: '對應；「超連結」', except: /^annotations:mqm\./ },
  { pattern: /跳到|前往/, use: '跳至' },
  { pattern: /措辭/, use: '譯法' },
  { pattern: /詞句/, use: '文字' },
  { pattern: /已看|未看/, use: '已審；未審句段' },
  { pattern: /關閉審校|審校已關閉|審校套件/, use: '結束審校；審校包' },
  { pattern: /評分方案/, use: '評分標準' },
  { pattern: /不計$/, use: '中性' },
  { pattern: /原樣通過/, use: '未修改通過' },
  { pattern: /放棄/, use: '捨棄' },
  {
    pattern:
      /(?:正在|請|[，。：、])對照(?!上下文)|^對照(?! Duizhao)(?!$)|對照(?:的|將|啟動|停止|專案|內部|已在)/,
    use: 'Duizhao（作主語時「對照」會讀成普通名詞）',
  },
  {
    pattern: /信息|程序(?!」)|文件夾|窗口|鼠標|默認|保存(?!本)|網絡|軟件|屏幕|菜單|設置|導出|導入|視頻/,
    use: '臺灣用語：資訊、程式、資料夾、視窗、滑鼠、預設、儲存、網路、軟體、螢幕、選單、設定、匯出、匯入',
    except: /^shell:crash|^failures:engine/,
  },
  { pattern: /台灣/, use: '臺灣' },
  { pattern: /[“”‘’]/, use: '「」' },
  { pattern: /……$/, use: '…（進行中、開啟對話方塊）' },
];

const glossary: Readonly<Record<WordLanguage, readonly RuledOut[]>> = {
  en: english,
  'zh-Hans': simplified,
  'zh-Hant': traditional,
};

/** What of a string is not the interface's own wording: placeholders, commands and options to type. */
const spoken = (text: string): string =>
  text.replace(/\{\{[^}]*\}\}|\{\w+\}|\$t\([^)]*\)/g, ' ').replace(/`[^`]*`|--[\w-]+|\bduizhao \w+/g, ' ');

/** The strings that use a word that is ruled out: key, text, what to say instead. */
const broken = (
  strings: Iterable<readonly [string, string]>,
  rules: readonly RuledOut[],
): readonly string[] =>
  Array.from(strings).flatMap(([key, text]) =>
    rules
      .filter(({ pattern, except }) => pattern.test(spoken(text)) && !(except?.test(key) ?? false))
      .map(
        ({ pattern, use }) => `${key}: “${text}” has ${pattern.exec(spoken(text))?.[0] ?? ''}; use: ${use}`,
      ),
  );

/** Sentences that the command line's sources hold themselves, by file. What makes sources (`make-…`) says nothing to users. */
const ownSentences = (): readonly (readonly [string, string])[] =>
  readdirSync(join(root, 'cli'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?!make-).*\.ts$/.test(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const found: (readonly [string, string])[] = [];
      const keep = (text: string): void => {
        if (/\p{L} \p{L}/u.test(text)) found.push([relative(root, file), text]);
      };
      new Visitor({
        Literal: ({ value }) => {
          if (typeof value === 'string') keep(value);
        },
        TemplateLiteral: ({ quasis }) => {
          keep(quasis.map(({ value }) => value.cooked ?? '').join('{{}}'));
        },
      }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
      return found;
    });

describe('the glossary', () => {
  it.each(languages)('has no word that is ruled out in the interface (%s)', (language) => {
    expect(broken(wordsOf(language), glossary[language])).toEqual([]);
  });

  it('has none in what the command line’s sources say themselves', () => {
    expect(broken(ownSentences(), english)).toEqual([]);
  });

  it.each([
    ['en', 'review-guest:handBack.button', 'Hand back…'],
    ['en', 'annotations:title', 'Notes'],
    ['en', 'cleanup:panel.refuse', 'Refuse'],
    ['en', 'failures:review.damaged', '{{name}} is damaged. Nothing was taken over.'],
    ['zh-Hans', 'library:title', '资料库'],
    ['zh-Hans', 'review-host:takeIn.go', '并入'],
    ['zh-Hans', 'shell:crash.message', '对照内部出错'],
    ['zh-Hant', 'annotations:list', '註解列表'],
    ['zh-Hant', 'settings:columns', '欄位'],
    ['zh-Hant', 'export:report.visibilities.shared', '共享'],
  ] as const)('finds a planted one (%s, %s)', (language, key, text) => {
    expect(broken([[key, text]], glossary[language])).toHaveLength(1);
  });

  it.each([
    [
      'en',
      'cli:export.left.private_one',
      '{{count}} private annotation not included; --notes all includes it.',
    ],
    ['en', 'review-host:word.rows.commented', 'Commented'],
    ['en', 'failures:backup.no-project', '`duizhao backups list` shows them.'],
    ['zh-Hans', 'exporting:layouts.side-by-side', '左右对照'],
    ['zh-Hans', 'library:format.txt', '纯文本'],
    ['zh-Hans', 'review-host:handOver.button', '发送审校…'],
    ['zh-Hant', 'editor:format.types.link', '超連結'],
    ['zh-Hant', 'settings:regionText.cn', '「程序」仍是「程序」'],
  ] as const)('leaves what is right (%s, %s)', (language, key, text) => {
    expect(broken([[key, text]], glossary[language])).toEqual([]);
  });

  it('excepts only keys of which there are some', () => {
    const idle = languages.flatMap((language) => {
      const keys = [...wordsOf(language).keys()];
      return glossary[language].filter(
        ({ except }) => except !== undefined && !keys.some((key) => except.test(key)),
      );
    });
    expect(idle).toEqual([]);
  });
});

import { chineseScript, isUnspaced, primaryOf, usualLanguages, type Language } from '../../model/index.ts';
import { wordLanguage, wordNamespaces } from './parts.ts';

const latin = 'Cambria';
/** Serif faces that come with Word on Windows, and that Word for Mac and LibreOffice know replacements for. */
const eastAsian = (language: Language): string => {
  if (chineseScript(language) === 'zh-Hant') return 'PMingLiU';
  return { ja: 'MS Mincho', ko: 'Batang' }[primaryOf(language)] ?? 'SimSun';
};

/** The style of a run in a language: change it in Word and the whole column changes. */
export const runStyle = (language: Language): string => `Run-${language}`;
/** The style of a paragraph in a language. */
export const textStyle = (language: Language): string => `Text-${language}`;

const fonts = (language: Language): string =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${eastAsian(language)}" w:cs="${latin}"/>`;

/** English with Chinese words in it takes them for Simplified: `w:eastAsia` says how to set those. */
const lang = (language: Language): string => {
  const isEastern = isUnspaced(language) || primaryOf(language) === 'ko';
  const [latinWords, easternWords] = isEastern ? ['en', language] : [language, 'zh-Hans'];
  return `<w:lang w:val="${wordLanguage(latinWords)}" w:eastAsia="${wordLanguage(easternWords)}"/>`;
};

/** How much room a language takes on a line for the same, beside Chinese. */
export const roomFor = (language: Language): number => (isUnspaced(language) ? 1 : 1.3);

const languageStyles = (languages: readonly Language[]): string =>
  [...new Set([...usualLanguages, ...languages])]
    .map(
      (language) =>
        `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${textStyle(language)}"><w:name w:val="Text ${language}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40" w:line="${isUnspaced(language) ? 288 : 252}" w:lineRule="auto"/></w:pPr><w:rPr>${fonts(language)}${lang(language)}</w:rPr></w:style>` +
        `<w:style w:type="character" w:customStyle="1" w:styleId="${runStyle(language)}"><w:name w:val="Run ${language}"/><w:rPr>${fonts(language)}${lang(language)}</w:rPr></w:style>`,
    )
    .join('');

const headingSizes = [32, 28, 26, 24, 22, 21]; // half-points

const headings = headingSizes
  .map(
    (size, i) =>
      `<w:style w:type="paragraph" w:styleId="Heading${i + 1}"><w:name w:val="heading ${i + 1}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="140" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="${i}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`,
  )
  .join('');

const rule = (edge: string, size: number, colour: string): string =>
  `<w:${edge} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`;

const tableStyle = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="Columns"><w:name w:val="Columns"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${rule('top', 8, '404040')}${rule('bottom', 8, '404040')}${rule('insideH', 4, 'C8C8C8')}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule('bottom', 6, '404040')}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`;

const small = (id: string, name: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

/** The styles part. The first language is the document's own; each has a style for its paragraphs and one for its runs. */
export const styles = (language: Language, ...others: readonly Language[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles ${wordNamespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(language)}<w:sz w:val="21"/><w:szCs w:val="21"/>${lang(language)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
  tableStyle +
  headings +
  `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="240"/></w:pPr><w:rPr><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="160"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="767676"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>` +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B57A4"/><w:u w:val="single"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>` +
  `<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>` +
  small(
    'RowNumber',
    'Row Number',
    '<w:spacing w:before="40" w:after="40" w:line="288" w:lineRule="auto"/><w:jc w:val="right"/>',
    '<w:color w:val="767676"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
  ) +
  small(
    'ColumnHead',
    'Column Head',
    '<w:keepNext/><w:spacing w:before="60" w:after="60"/>',
    '<w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  ) +
  small(
    'Spacer',
    'Spacer',
    '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
    '<w:sz w:val="2"/><w:szCs w:val="2"/>',
  ) +
  languageStyles([language, ...others]) +
  `</w:styles>`;

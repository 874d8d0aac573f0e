import type { ProtectedRange } from './protected-ranges.ts';

const path = (start: number, end: number): ProtectedRange => ({ start, end, kind: 'path' });

/** Endings of names of files that are written about. Others are left to be words: `v2.0`, `U.S.A`. */
const endings =
  'avif|bmp|gif|heic|ico|jpe?g|png|psd|svg|tiff?|webp|pdf|docx?|dotx?|xlsx?|xlsm|pptx?|odt|ods|odp|rtf|txt|md|markdown|tex|epub|mobi|azw3?|html?|xhtml|css|scss|less|m?js|cjs|tsx?|jsx|vue|json[5l]?|xml|xsl|ya?ml|toml|ini|cfg|conf|env|csv|tsv|sql|db|sqlite|log|bak|tmp|zip|rar|7z|t?gz|bz2|xz|tar|jar|war|iso|dmg|exe|msi|dll|so|app|apk|ipa|bat|cmd|ps1|sh|py|ipynb|rb|php|pl|java|kt|swift|c|cc|cpp|h|hpp|cs|go|rs|lua|r|mp[34]|m4[av]|wav|flac|ogg|avi|mov|mkv|webm|ttf|otf|woff2?|srt|ass|vtt|po|pot|xliff?|tmx|duizhao|dzpkg';
const ending = new RegExp(`\\.(?:${endings})(?![A-Za-z0-9_])`, 'gi');
/** What every ending begins with. Most texts with a full stop have numbers round it, and cost one quick scan. */
const maybeEnding = /\.[A-Za-z7]/;
const anyEnding = /\.[A-Za-z0-9]{1,5}(?![A-Za-z0-9_.])/g;

const wide = /[^\u0000-\u007f]/;
const nameChar = /[\p{L}\p{N}\p{M}._~%@+=\-#$&,;!()[\]{}']/u;
const plainChar = /[\p{L}\p{N}\p{M}_\-.~+]/u;
const longestName = 255;

const lengthOf = (char: string): number => char.length;
const charAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
const charBefore = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1);
  return at > 1 && low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
};

/** Where a name that begins at `from` ends, at the latest. */
const nameEnd = (text: string, from: number, allowed: RegExp): number => {
  let at = from;
  while (at - from < longestName) {
    const char = charAt(text, at);
    if (char === '' || !allowed.test(char)) break;
    at += lengthOf(char);
  }
  return at;
};

/**
 * The last name of a path without the prose that goes on behind it: up to an ending such as `.docx`; without one, a
 * Latin name ends where Han begins, a Han name at the next mark.
 */
const lastNameEnd = (text: string, from: number, to: number): number => {
  const name = text.slice(from, to);
  const dotted = [...name.matchAll(anyEnding)].at(-1);
  if (dotted !== undefined) return from + dotted.index + dotted[0].length;
  const turn = wide.test(name.charAt(0)) ? -1 : name.search(wide);
  const end = turn > 0 ? from + turn : to;
  const trail = /[.,;!'()[\]{}]+$/.exec(text.slice(from, end))?.[0].length ?? 0;
  return end - trail;
};

const drive = /(?<![A-Za-z0-9])[A-Za-z]:[\\/](?![\\/\s])|(?<![\\\w])\\\\(?=[\p{L}\p{N}])/gu;
/** A folder's name may hold spaces when a backslash still follows on the line. */
const spacedFolder = / (?=[^\\/:*?"<>|\n，。；！？、]{1,60}\\)/y;

const windowsEnd = (text: string, from: number): number => {
  let start = from;
  for (let at = from; ;) {
    at = nameEnd(text, at, nameChar);
    if (charAt(text, at) === '\\' || charAt(text, at) === '/') {
      start = ++at;
      continue;
    }
    spacedFolder.lastIndex = at;
    if (!spacedFolder.test(text)) return start === at ? at : lastNameEnd(text, start, at);
    at++;
  }
};

const windowsPaths = (text: string): ProtectedRange[] => {
  const found: ProtectedRange[] = [];
  let read = 0;
  for (const { index, 0: head } of text.matchAll(drive)) {
    if (index < read) continue;
    read = windowsEnd(text, index + head.length);
    found.push(path(index, read));
  }
  return found;
};

/** `/etc/hosts`, `~/圖片`, `./a`; behind Han only with a Latin name, because 和/或 is no path. */
const root =
  /(?<![\p{L}\p{N}_/.:~<)\]\\])(?:~|\.{1,2})?\/(?=[\p{L}\p{N}._~-])|(?<=\p{Script=Han})(?:~|\.{1,2})?\/(?=[A-Za-z._])/gu;

/** A comma belongs to a folder's name when the path goes on behind it. */
const commaInside = /,[^\s/，。；！？、（）「」]{1,60}(?=\/)/y;

const unixPath = (text: string, start: number, head: string): ProtectedRange | null => {
  let from = start + head.length;
  let slashes = 1;
  let end = from;
  for (;;) {
    end = nameEnd(text, from, plainChar);
    commaInside.lastIndex = end;
    if (text[end] === ',' && end > from) end += commaInside.exec(text)?.[0].length ?? 0;
    if (text[end] !== '/' || end === from) break;
    slashes++;
    from = end + 1;
  }
  end = end === from ? end : lastNameEnd(text, from, end);
  const whole = text.slice(start, end);
  const isPath = slashes > 1 || head.length > 1 || (!wide.test(whole) && /\/[\w.-]{2,}$/.test(whole));
  return isPath ? path(start, end) : null;
};

const unixPaths = (text: string): ProtectedRange[] => {
  const found: ProtectedRange[] = [];
  let read = 0;
  for (const { index, 0: head } of text.matchAll(root)) {
    if (index < read) continue;
    const range = unixPath(text, index, head);
    if (range === null) continue;
    found.push(range);
    read = range.end;
  }
  return found;
};

/** Verbs and nouns that stand before a name of a file without a space. */
const leadIn =
  /^(?:請|请)?(?:打開|打开|開啟|开启|下載|下载|上傳|上传|執行|执行|運行|运行|編輯|编辑|修改|刪除|删除|儲存|储存|保存|存為|存为|存成|命名為|命名为|名為|名为|叫做|插入|附上|參見|参见|參考|参考|查看|檔案|文件|圖片|图片|在|把|將|将|見|见|如|從|从|與|与|和|及|是)+/;
const longestWideName = 12;

/** Where a name of a file begins that ends with an ending at `dot`. */
const fileStart = (text: string, dot: number): number => {
  let at = dot;
  while (dot - at < longestName) {
    const char = charBefore(text, at);
    if (char === '' || !(plainChar.test(char) || char === '/' || char === '\\')) break;
    at -= lengthOf(char);
  }
  const name = text.slice(at, dot);
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  if (own.length < name.length) return at;
  const latin = /[\x21-\x7e]*$/.exec(own)?.[0] ?? '';
  if (latin.length > 2 && latin.length < own.length) return dot - latin.length; // 打開README.md
  const lead = leadIn.exec(own)?.[0] ?? '';
  const rest = lead.length < own.length ? own.slice(lead.length) : own;
  return rest.length <= longestWideName ? dot - rest.length : dot;
};

const fileNames = (text: string): ProtectedRange[] =>
  Array.from(text.matchAll(ending), ({ index, 0: found }) =>
    path(fileStart(text, index), index + found.length),
  );

/** Paths and names of files in a text, in no order. See `protectedRanges`. */
export const pathRanges = (text: string): readonly ProtectedRange[] => [
  ...(text.includes('\\') || text.includes(':/') ? windowsPaths(text) : []),
  ...(text.includes('/') ? unixPaths(text) : []),
  ...(maybeEnding.test(text) ? fileNames(text) : []),
];

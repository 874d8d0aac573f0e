import type { ProtectedRange } from './protected-ranges.ts';

const address = (start: number, end: number): ProtectedRange => ({ start, end, kind: 'address' });

const asciiUrl = /[\w\-.~%!$&'()*+,;=:@/?#[\]|^]/;
const delimiter = /[/=#?&_\-+:@]/;
const letter = /[\p{L}\p{N}\p{M}]/u;

/**
 * Where an address that began before `from` ends. Han belongs to it behind a delimiter and behind Han (`/wiki/漢字?a=b`),
 * not behind Latin letters, because there Chinese prose goes on without a space (`/index.html的說明`).
 */
const urlEnd = (text: string, from: number, hostBegins: boolean): number => {
  let at = from;
  let fresh = hostBegins; // behind a delimiter
  let wide = false; // the part since the last delimiter has letters beyond ASCII
  while (at < text.length) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (asciiUrl.test(char)) {
      if (delimiter.test(char)) [fresh, wide] = [true, false];
      else fresh = char === '.' && (wide || fresh);
    } else if (char > '\u007f' && letter.test(char) && (fresh || wide)) [fresh, wide] = [false, true];
    else break;
    at += char.length;
  }
  return at;
};

/** Without the marks that end the sentence rather than the address (GFM, section 6.9), and a bracket opened outside. */
const withoutTrail = (text: string, start: number, end: number): number => {
  let to = end;
  let open = 0;
  for (let at = start; at < end; at++) open += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  for (; to > start; to--) {
    const last = text.charAt(to - 1);
    if (last === ')' && open < 0) open++;
    else if (!".,;:!?'*_~[]|^".includes(last)) break;
  }
  return to;
};

const scheme =
  /(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/|(?:mailto|tel|magnet|data|urn|doi|javascript):(?=[^\s])|www\.)/g;
/** A host without a scheme, believed when a path follows: `zh.example.org/wiki/漢字`. */
const bareHost =
  /(?<![\w@.\-/])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,18}(?::\d{1,5})?[/?#]/g;

const urls = (text: string): ProtectedRange[] => {
  const found: ProtectedRange[] = [];
  let read = 0;
  const patterns = text.includes(':') || text.includes('www.') ? [scheme, bareHost] : [bareHost];
  for (const pattern of patterns) {
    read = 0;
    for (const { index, 0: head } of text.matchAll(pattern)) {
      if (index < read) continue;
      const body = index + head.length;
      const bracketed = text[index - 1] === '<' ? /[^<>\s]*/uy : null;
      if (bracketed !== null) bracketed.lastIndex = body;
      const inside = bracketed?.exec(text)?.[0] ?? '';
      const closes = bracketed !== null && text[body + inside.length] === '>';
      const end = closes ? body + inside.length : withoutTrail(text, body, urlEnd(text, body, true));
      if (end > body || head.endsWith('/')) found.push(address(index, end));
      read = end;
    }
  }
  return found;
};

const asciiLocal = /[\w.%+-]/;
const wideLocal = /[\p{L}\p{N}._+-]/u;
const longestAsciiLocal = 64;
const longestWideLocal = 12;
const asciiDomain =
  /[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?){1,8}/y;
/** A domain with Han labels (RFC 5890): the last label of those in use is known to be short. */
const wideDomain =
  /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:[A-Za-z]{2,18}|中国|中國|台湾|台灣|香港|公司|网络|網絡|网址|網址|政务|公益|测试|測試|[\p{L}\p{N}-]{1,4})/uy;

/** Where the local part of a mail address ends at `at`: Latin stops before Han, for prose comes before without a space. */
const localStart = (text: string, at: number): number => {
  const isWide = text.charAt(at - 1) > '\u007f';
  const [allowed, limit] = isWide ? [wideLocal, longestWideLocal] : [asciiLocal, longestAsciiLocal];
  let from = at;
  while (from > 0 && at - from < limit && allowed.test(text.charAt(from - 1))) from--;
  return from;
};

/** What follows a host in the short form of a repository's address: `git@example.org:team/repo.git`. */
const remotePath = /:[\w./~-]*[\w/]/y;

const mails = (text: string): ProtectedRange[] => {
  const found: ProtectedRange[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at);
    if (start === at) continue;
    const domain = text.charAt(at + 1) > '\u007f' ? wideDomain : asciiDomain;
    domain.lastIndex = at + 1;
    let host = domain.exec(text)?.[0];
    if (host === undefined && domain === asciiDomain) {
      wideDomain.lastIndex = at + 1;
      host = wideDomain.exec(text)?.[0];
    }
    if (host === undefined) continue;
    let end = at + 1 + host.length;
    remotePath.lastIndex = end;
    if (text[end] === ':') end += remotePath.exec(text)?.[0].length ?? 0;
    found.push(address(start, end));
  }
  return found;
};

/** Web and mail addresses in a text, in no order. See `protectedRanges`. */
export const addressRanges = (text: string): readonly ProtectedRange[] => [
  ...(/[/:]|www\./.test(text) ? urls(text) : []),
  ...(text.includes('@') ? mails(text) : []),
];

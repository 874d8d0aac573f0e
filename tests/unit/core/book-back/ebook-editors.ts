import { zipTo } from '#core/package/zip.ts';
import { partsIn } from '../layouts/books.ts';

/*
 * What editors of e-books do to files besides what somebody does in them. Imitated: neither Sigil nor Calibre can be run in a test.
 */

type Files = ReadonlyMap<string, string>;

export type Editor = { readonly name: string; readonly save: (files: Files) => Files };

const packed = (files: Files): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const zip = zipTo((piece) => pieces.push(piece));
  for (const [name, text] of files) zip.add(name, text);
  const problem = zip.end();
  if (problem !== null) throw new Error(problem);
  return new Uint8Array(Buffer.concat(pieces));
};

/** A book as such a program leaves it. */
export const savedBy = (bytes: Uint8Array, { save }: Editor): Uint8Array => packed(save(partsIn(bytes)));

const isPage = (name: string): boolean => name.endsWith('.xhtml');
const isChapter = (name: string): boolean => /\bc\d+(?:-\d+)?\.xhtml$/u.test(name);

const changed = (files: Files, change: (text: string, name: string) => string): Files =>
  new Map([...files].map(([name, text]) => [name, change(text, name)]));

const pages = (files: Files, change: (text: string, name: string) => string): Files =>
  changed(files, (text, name) => (isPage(name) ? change(text, name) : text));

/** Words between tags, which a change of markup leaves alone. */
const inWords = (xml: string, change: (words: string) => string): string => {
  const body = xml.indexOf('<body');
  return (
    xml.slice(0, body) + xml.slice(body).replaceAll(/>([^<]+)/gu, (_, words: string) => `>${change(words)}`)
  );
};

/** Blocks on lines of their own, indented, and lines of words broken where there is a blank. */
const reformatted = (files: Files): Files =>
  pages(files, (xml) =>
    inWords(xml, (words) => words.replaceAll(/(\S{3,}) (?=\S{3,})/gu, '$1\n        '))
      .replaceAll(/>\s*<(\/?(?:p|div|section|h\d|aside|details|nav|ol|li|body|head)\b)/gu, '>\n\n    <$1')
      .replaceAll(/<(p|h\d|li)([^>]*)>/gu, '<$1$2>\n      ')
      .replaceAll(/<\/(p|h\d|li)>/gu, '\n    </$1>'),
  );

/** What is not ASCII as entities: by name where it has one that all know, and every third by number. */
const withEntities = (files: Files): Files => {
  const names: Readonly<Record<string, string>> = { '“': 'ldquo', '”': 'rdquo', '’': 'rsquo', '—': 'mdash' };
  let n = 0;
  return pages(files, (xml) =>
    inWords(xml, (words) =>
      words.replaceAll(/[^ -~\s]/gu, (one) => {
        n += 1;
        const name = names[one];
        if (name !== undefined) return `&${name};`;
        const code = one.codePointAt(0) ?? 0;
        return n % 3 === 0 ? (n % 2 === 0 ? `&#${code};` : `&#x${code.toString(16)};`) : one;
      }),
    ),
  );
};

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Files elsewhere and with other names, and all that leads to them. `to` gives the new path of each, '' for the one it has. */
const renamed = (files: Files, to: (name: string) => string): Files => {
  const paths = new Map([...files.keys()].map((name) => [name, to(name) === '' ? name : to(name)]));
  const link = (from: string, target: string): string => {
    const up = from.split('/').slice(0, -1);
    const down = target.split('/');
    while (up.length > 0 && up[0] === down[0]) {
      up.shift();
      down.shift();
    }
    return encodeURI([...up.map(() => '..'), ...down].join('/'));
  };
  const byBase = new Map([...paths].map(([old, path]) => [baseName(old), path]));
  return new Map(
    [...files].map(([name, text]) => {
      const own = paths.get(name) ?? name;
      const linked = text
        .replaceAll(/href="([^"#:]+)(#[^"]*)?"/gu, (whole, href: string, hash: string | undefined) => {
          const target = byBase.get(baseName(href));
          return target === undefined ? whole : `href="${link(own, target)}${hash ?? ''}"`;
        })
        .replaceAll(/full-path="([^"]+)"/gu, (whole, path: string) => {
          const target = paths.get(path);
          return target === undefined ? whole : `full-path="${target}"`;
        });
      return [own, linked];
    }),
  );
};

/** The elements that are open at a place of a page, as their tags say, without ids. */
const openAt = (xml: string, at: number): readonly string[] => {
  const open: string[] = [];
  const inside = xml.slice(xml.indexOf('<body') + '<body>'.length, at);
  for (const [, close, tag = '', attributes = ''] of inside.matchAll(/<(\/?)(\w+)([^>]*?)\/?>/gu)) {
    if (close === '/') open.pop();
    else if (tag !== 'br' && tag !== 'hr') open.push(`${tag}${attributes.replaceAll(/ id="[^"]*"/gu, '')}`);
  }
  return open;
};

const firstSentence =
  /<p((?: [^>]*)?)>((?:(?!<\/?p[ >]|<a |<ruby).)*?)<span class="s" id="(\w+)">([^<]{4,})(?=<)/gsu;

/** A chapter in two files, cut in the middle of a sentence, both halves of which have its id: the first one that `may` allows. */
const splitInSentence = (files: Files, may: (id: string) => boolean): Files => {
  const [found] = [...files].flatMap(([path, text]) =>
    isChapter(path)
      ? Array.from(text.matchAll(firstSentence), (match) => ({ path, text, match })).filter(({ match }) =>
          may(match[3] ?? ''),
        )
      : [],
  );
  if (found === undefined) throw new Error('no sentence to split a file in');
  const { path: name, text: xml, match: cut } = found;
  const [, attributes = '', before = '', id = '', words = ''] = cut;
  const middle = Math.floor(words.length / 2);
  const at = cut.index + cut[0].length;
  const open = openAt(xml, cut.index);
  const closing = open.toReversed().map((tag) => `</${tag.split(' ', 1)[0] ?? ''}>`);
  const opening = open.map((tag) => `<${tag}>`);
  const head = xml.slice(0, xml.indexOf('<body'));
  const first = `${xml.slice(0, cut.index)}<p${attributes}>${before}<span class="s" id="${id}">${words.slice(0, middle)}</span></p>${closing.join('')}</body></html>`;
  const second = `${head}<body>${opening.join('')}<p${attributes}><span class="s" id="${id}">${words.slice(middle)}${xml.slice(at)}`;
  const more = name.replace('.xhtml', '_split_001.xhtml');
  const item = (text: string): string =>
    text
      .replace(
        '</manifest>',
        `<item id="split1" href="${baseName(more)}" media-type="application/xhtml+xml"/></manifest>`,
      )
      .replace(
        new RegExp(`(<itemref idref="${baseName(name).replace('.xhtml', '')}"[^>]*/>)`, 'u'),
        '$1<itemref idref="split1"/>',
      );
  return new Map(
    [...files].flatMap(([path, text]): [string, string][] => {
      if (path === name)
        return [
          [name, first],
          [more, second],
        ];
      return [[path, path.endsWith('.opf') ? item(text) : text]];
    }),
  );
};

/** Classes of the program's own, attributes that it does not know left out. */
const withClasses = (files: Files): Files => {
  const known = new Map<string, string>();
  return pages(files, (xml) =>
    xml
      .replaceAll(/class="([^"]*)"/gu, (_, name: string) => {
        if (!known.has(name)) known.set(name, `calibre${known.size + 1}`);
        return `class="${known.get(name) ?? ''}"`;
      })
      .replaceAll(/ (?:epub:type|role|xml:lang|aria-label|hidden)="[^"]*"/gu, '')
      .replace(/<body[^>]*>/u, '<body class="calibre">')
      .replace('</head>', '<link rel="stylesheet" type="text/css" href="page_styles.css"/></head>'),
  );
};

/** Without metadata that the program does not know. */
const withoutMeta = (files: Files): Files =>
  changed(files, (text, name) =>
    name.endsWith('.opf') ? text.replaceAll(/<meta name="Duizhao[^>]*\/>\s*/gu, '') : text,
  );

/** Every fifth sentence without its id, but for those that are given. */
const withoutSomeIds = (files: Files, kept: ReadonlySet<string>): Files => {
  let n = 0;
  return pages(files, (xml) =>
    xml.replaceAll(/<span([^>]*) id="(dzb\w+)"/gu, (whole, before: string, id: string) => {
      n += 1;
      return n % 5 === 0 && !kept.has(id) ? `<span${before}` : whole;
    }),
  );
};

/** Elements of lines round words, as editors leave them behind. */
const withWrappers = (files: Files): Files =>
  pages(files, (xml) =>
    xml.replaceAll(/(<span class="s"[^>]*>)([^<]+)(?=<)/gu, '$1<span class="calibre9"><i>$2</i></span>'),
  );

/** Sigil, where a file is split in a sentence of its own choice. */
export const splitIn = (mark: string): Editor => ({
  name: 'Sigil: a file split in a sentence',
  save: (files) => splitInSentence(files, (id) => id === mark),
});

/** What each program does; `kept` are sentences that somebody worked in, whose ids stay. */
export const editorsFor = (kept: ReadonlySet<string>): readonly Editor[] => [
  {
    name: 'Sigil: written anew, entities, a file split in a sentence',
    save: (files) => withEntities(reformatted(splitInSentence(files, (id) => !kept.has(id)))),
  },
  {
    name: 'Sigil: files in its own folders, the package elsewhere',
    save: (files) =>
      renamed(reformatted(files), (name) => {
        if (isPage(name)) return `OEBPS/Text/第 ${baseName(name)}`;
        if (name.endsWith('.css')) return 'OEBPS/Styles/style.css';
        return name.endsWith('.opf') ? 'content.opf' : '';
      }),
  },
  {
    name: 'Calibre, conversion: other classes and files, unknown attributes and metadata left out',
    save: (files) =>
      renamed(withoutMeta(withClasses(withWrappers(files))), (name) =>
        isPage(name) ? `text/part_${baseName(name).replace('.xhtml', '.html')}` : '',
      ),
  },
  {
    name: 'an editor that lost some ids',
    save: (files) => withEntities(withoutSomeIds(files, kept)),
  },
];

import { Tokenizer } from 'htmlparser2';

/** What a page is made of, in order. Names are in lower case, entities are decoded. */
export type Token =
  | { readonly is: 'text'; readonly text: string; readonly at: number }
  | {
      readonly is: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly at: number;
    }
  | { readonly is: 'close'; readonly name: string };

/** Longer attribute values (pictures written into the page, mostly) are left out. */
const longestAttribute = 2048;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Gathers the tokenizer's events; only the attributes that a caller names are kept. */
const collector = (html: string, wanted: ReadonlySet<string>) => {
  let tokens: Token[] = [];
  let name = '';
  let at = 0;
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => void tokens.push({ is: 'text', text: html.slice(start, end), at: start }),
      ontextentity: (code, end) =>
        void tokens.push({ is: 'text', text: String.fromCodePoint(code), at: end - 1 }),
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        at = start;
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, Math.min(end, start + 40)).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        if (wanted.has(attribute) && value.length <= longestAttribute)
          value += html.slice(start, Math.min(end, start + longestAttribute + 1));
      },
      onattribentity: (code) => void (value += String.fromCodePoint(code)),
      onattribend: () => {
        if (wanted.has(attribute) && value.length <= longestAttribute && !attributes.has(attribute))
          attributes.set(attribute, value);
        value = '';
      },
      onopentagend: () => void tokens.push({ is: 'open', name, attributes, at }),
      onselfclosingtag: () => void tokens.push({ is: 'open', name, attributes, at }),
      onclosetag: (start, end) =>
        void tokens.push({ is: 'close', name: html.slice(start, end).toLowerCase() }),
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  const drain = (): Token[] => {
    const drained = tokens;
    tokens = [];
    return drained;
  };
  return { tokenizer, drain };
};

/**
 * The tokens of a page, read in steps so that no more than a step's worth waits at a time.
 * `wanted` names the attributes to keep. Any text is a page to this reader: nothing fails.
 */
export function* tokensOf(html: string, wanted: ReadonlySet<string>): Generator<Token> {
  const step = 65_536;
  const { tokenizer, drain } = collector(html, wanted);
  for (let from = 0; from < html.length;) {
    let to = Math.min(from + step, html.length);
    if (to < html.length && isHigh(html.charCodeAt(to - 1))) to++;
    tokenizer.write(html.slice(from, to));
    yield* drain();
    from = to;
  }
  tokenizer.end();
  yield* drain();
}

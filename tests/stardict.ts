/** A dictionary of StarDict, made for tests: what its files hold. */
export type StarDictFiles = {
  readonly ifo: string;
  readonly idx: Uint8Array;
  readonly dict: Uint8Array;
  readonly syn: Uint8Array;
};

type Made = {
  readonly name?: string;
  /** Further lines of the `.ifo`. */
  readonly facts?: readonly string[];
  readonly types?: string;
  /** A word, and its data. */
  readonly entries: readonly (readonly [string, string | Uint8Array])[];
  /** A further word, and the number of the one it stands for. */
  readonly synonyms?: readonly (readonly [string, number])[];
  readonly wide?: boolean;
};

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

const big = (value: number, bytes: 4 | 8): Uint8Array => {
  const view = new DataView(new ArrayBuffer(bytes));
  if (bytes === 4) view.setUint32(0, value);
  else view.setBigUint64(0, BigInt(value));
  return new Uint8Array(view.buffer);
};

const word = (text: string): Uint8Array => bytesOf(`${text}\0`);

export const makeStarDict = ({
  name = 'A small dictionary',
  facts = [],
  types = 'm',
  entries,
  synonyms = [],
  wide = false,
}: Made): StarDictFiles => {
  const width = wide ? 8 : 4;
  let offset = 0;
  const index: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  for (const [head, body] of entries) {
    const own = bytesOf(body);
    index.push(word(head), big(offset, width), big(own.length, 4));
    data.push(own);
    offset += own.length;
  }
  const lines = [
    "StarDict's dict ifo file",
    'version=2.4.2',
    `bookname=${name}`,
    `wordcount=${entries.length}`,
    ...(synonyms.length > 0 ? [`synwordcount=${synonyms.length}`] : []),
    ...(wide ? ['idxoffsetbits=64'] : []),
    ...(types === '' ? [] : [`sametypesequence=${types}`]),
    ...facts,
    '',
  ];
  return {
    ifo: lines.join('\n'),
    idx: joined(index),
    dict: joined(data),
    syn: joined(synonyms.flatMap(([text, at]) => [word(text), big(at, 4)])),
  };
};

import type { Pages } from './pages.ts';

export type SqlValue = number | bigint | string | Buffer | null;
/** One row as it stands in a page. `rowid` is null in trees that are sorted by their key. */
export type RawRecord = { readonly rowid: number | null; readonly values: readonly SqlValue[] };

/** A variable-length integer (file format, section 1.6): its value and the offset behind it; null beyond the buffer. */
const varint = (bytes: Buffer, at: number): { readonly value: number; readonly next: number } | null => {
  let value = 0n;
  for (let n = 0; n < 9; n += 1) {
    if (at + n >= bytes.length) return null;
    const byte = bytes.readUInt8(at + n);
    if (n === 8) return { value: Number(BigInt.asIntN(64, (value << 8n) | BigInt(byte))), next: at + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value: Number(value), next: at + n + 1 };
  }
  return null;
};

const integerBytes = [0, 1, 2, 3, 4, 6, 8] as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One value of a record (section 2.1), or undefined when the type or the text cannot be. */
const valueOf = (type: number, bytes: Buffer): SqlValue | undefined => {
  if (type === 0) return null;
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type < 7) {
    if (bytes.length <= 6) return bytes.readIntBE(0, bytes.length);
    const wide = bytes.readBigInt64BE(0);
    return Number.isSafeInteger(Number(wide)) ? Number(wide) : wide;
  }
  if (type === 10 || type === 11) return undefined;
  if (type % 2 === 0) return bytes;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const lengthOf = (type: number): number => {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type === 7) return 8;
  return integerBytes[type] ?? 0;
};

/** All values of a record, or null when its bytes are no record of just this length. */
const valuesOf = (payload: Buffer): readonly SqlValue[] | null => {
  const header = varint(payload, 0);
  if (header === null || header.value < 2 || header.value > payload.length) return null;
  const values: SqlValue[] = [];
  let at = header.next;
  let body = header.value;
  while (at < header.value) {
    const type = varint(payload, at);
    if (type === null || type.next > header.value || type.value < 0) return null;
    const end = body + lengthOf(type.value);
    if (end > payload.length) return null;
    const value = valueOf(type.value, payload.subarray(body, end));
    if (value === undefined) return null;
    values.push(value);
    at = type.next;
    body = end;
  }
  return body === payload.length ? values : null;
};

export type TreeKind = 'table' | 'index';

/** No row of a project is longer: a text of 2 million characters, or a part of an original of 1 MiB. */
const longestPayload = 64 * 1024 * 1024;

/** How many bytes of a payload stand in the page itself; the rest is in overflow pages (section 1.6). */
const localLength = (total: number, usable: number, kind: TreeKind): number => {
  const most = kind === 'table' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (total <= most) return total;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((total - least) % (usable - 4));
  return fitting <= most ? fitting : least;
};

const payloadOf = (pages: Pages, page: Buffer, at: number, total: number, kind: TreeKind): Buffer | null => {
  if (total < 2 || total > longestPayload) return null;
  const local = localLength(total, pages.size, kind);
  if (at + local + (local < total ? 4 : 0) > page.length) return null;
  if (local === total) return page.subarray(at, at + total);
  const parts = [page.subarray(at, at + local)];
  let have = local;
  let next = page.readUInt32BE(at + local);
  while (have < total) {
    const more = pages.page(next);
    if (more === undefined) return null;
    const part = more.subarray(4, 4 + Math.min(total - have, pages.size - 4));
    parts.push(part);
    have += part.length;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
};

/** The row whose cell begins at `at`, or null when there is none. `child`: the cell is of an inner page of an index. */
const recordAt = (
  pages: Pages,
  page: Buffer,
  at: number,
  kind: TreeKind,
  child: boolean,
): RawRecord | null => {
  const size = varint(page, child ? at + 4 : at);
  if (size === null) return null;
  const rowid = kind === 'table' ? varint(page, size.next) : null;
  if (kind === 'table' && rowid === null) return null;
  const payload = payloadOf(pages, page, rowid?.next ?? size.next, size.value, kind);
  const values = payload === null ? null : valuesOf(payload);
  return values === null ? null : { rowid: rowid?.value ?? null, values };
};

const kinds: Readonly<Record<number, { readonly kind: TreeKind; readonly leaf: boolean }>> = {
  0x02: { kind: 'index', leaf: false },
  0x05: { kind: 'table', leaf: false },
  0x0a: { kind: 'index', leaf: true },
  0x0d: { kind: 'table', leaf: true },
};

export type PageContent = {
  readonly kind: TreeKind | null;
  readonly records: readonly RawRecord[];
  /** Pages below this one. */
  readonly children: readonly number[];
  /** False when something in the page could not be read as it says it should. */
  readonly whole: boolean;
};

/** What a page says it holds. `number` is only for the first page, whose tree begins behind the file's header. */
export const readPage = (pages: Pages, number: number): PageContent => {
  const page = pages.page(number);
  const base = number === 1 ? 100 : 0;
  const known = page === undefined ? undefined : kinds[page.readUInt8(base)];
  if (page === undefined || known === undefined)
    return { kind: null, records: [], children: [], whole: false };
  const { kind, leaf } = known;
  const cells = page.readUInt16BE(base + 3);
  const first = base + (leaf ? 8 : 12);
  const records: RawRecord[] = [];
  const children: number[] = [];
  let whole = first + 2 * cells <= page.length;
  for (let n = 0; n < cells && first + 2 * n + 2 <= page.length; n += 1) {
    const at = page.readUInt16BE(first + 2 * n);
    if (at < first || at + 4 > page.length) {
      whole = false;
      continue;
    }
    if (!leaf) children.push(page.readUInt32BE(at));
    if (!leaf && kind === 'table') continue;
    const record = recordAt(pages, page, at, kind, !leaf);
    if (record === null) whole = false;
    else records.push(record);
  }
  if (!leaf) children.push(page.readUInt32BE(base + 8));
  return { kind, records, children, whole };
};

/**
 * Every row that could begin anywhere in a page, for pages whose own list of rows is damaged: most of what is found is none, and has
 * to be judged by what its table can hold.
 */
export function* searchPage(pages: Pages, number: number): Generator<RawRecord> {
  const page = pages.page(number);
  if (page === undefined) return;
  for (let at = 8; at + 4 < page.length; at += 1) {
    for (const kind of ['index', 'table'] as const) {
      const record = recordAt(pages, page, at, kind, false);
      if (record !== null) yield record;
    }
  }
}

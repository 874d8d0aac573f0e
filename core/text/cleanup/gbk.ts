import { lenientDecoder } from '../decode/encodings.ts';

/** GBK both ways, made by inverting the platform's decoder. Pairs are `lead << 8 | trail`. */
type GbkTable = { readonly chars: readonly string[]; readonly pairs: ReadonlyMap<string, number> };

export const firstLead = 0x81;
export const lastByte = 0xfe;

let table: GbkTable | undefined;

const build = (): GbkTable => {
  const decoder = lenientDecoder('gbk');
  const chars: string[] = Array.from({ length: 0x10000 }, () => '');
  const pairs = new Map<string, number>();
  for (let lead = firstLead; lead <= lastByte; lead++)
    for (let trail = 0x40; trail <= lastByte; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (!/^[^\u0000-\u007f\ue000-\uf8ff\ufffd]$/.test(char)) continue;
      const pair = (lead << 8) | trail;
      chars[pair] = char;
      if (!pairs.has(char)) pairs.set(char, pair);
    }
  return { chars, pairs };
};

const gbk = (): GbkTable => (table ??= build());

/** The character of a byte pair, or '' when the pair is invalid or in a private-use zone. */
export const gbkChar = (lead: number, trail: number): string => gbk().chars[(lead << 8) | trail] ?? '';

/** What other decoders give for the same bytes as ours. */
const aliases: Readonly<Record<string, number>> = { '―': 0xa1aa, '・': 0xa1a4, '〜': 0xa1ab, '∥': 0xa1ac };

/** The byte pair of a character as `lead << 8 | trail`, or undefined when GBK has none. */
export const gbkPair = (char: string): number | undefined => gbk().pairs.get(char) ?? aliases[char];

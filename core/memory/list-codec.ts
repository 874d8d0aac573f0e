/**
 * Lists of ascending numbers one after another, in blocks: of each number is written by how much it is more than the one before (less one for nothing: from 1 on), seven bits a
 * byte, the last byte with its highest bit clear. Each list, and each block, begins anew as if there had been −1 before, so that reading may begin at any block. A zero says that the
 * rest of the block is empty.
 */
export const blockBytes = 4032;

const continues = 0x80;

/** Packs lists and hands over full blocks. */
export const createListPacker = (store: (block: Uint8Array, first: number) => void) => {
  const block = new Uint8Array(blockBytes);
  let [used, blocks, first, before] = [0, 0, 0, -1];

  const end = (): void => {
    if (used === 0) return;
    store(block.fill(0, used), first);
    blocks += 1;
    used = 0;
    before = -1;
  };

  const write = (number: number): void => {
    let step = number - before;
    const bytes = step < 0x80 ? 1 : Math.ceil((32 - Math.clz32(step)) / 7);
    if (used + bytes > blockBytes) {
      end();
      write(number);
      return;
    }
    if (used === 0) first = number;
    for (; step >= continues; step >>>= 7) block[used++] = (step & 0x7f) | continues;
    block[used++] = step;
    before = number;
  };

  return {
    /** Where the next list begins, in bytes. */
    place: () => blocks * blockBytes + used,
    /** Packs a list. */
    add: (numbers: Uint32Array): void => {
      before = -1;
      for (let at = 0; at < numbers.length; at += 1) write(numbers[at] ?? 0);
    },
    /** Hands over what is left. */
    end,
  };
};

/** Where numbers are read into; grows with the longest list. */
export type Numbers = { list: Uint32Array<ArrayBuffer>; length: number };

export const createNumbers = (): Numbers => ({ list: new Uint32Array(1 << 12), length: 0 });

/** Makes room for so many more: half as much again as there was at least, since much is held. What was there is gone. */
const makeRoom = (numbers: Numbers, more: number): void => {
  const needed = numbers.length + more;
  if (needed <= numbers.list.length) return;
  const grown = Math.max(needed, Math.ceil(numbers.list.length * 1.5));
  numbers.list = new Uint32Array(numbers.list.buffer.transfer(grown * 4));
};

/** Puts a number behind those that are there. */
export const append = (numbers: Numbers, number: number): void => {
  makeRoom(numbers, 1);
  numbers.list[numbers.length] = number;
  numbers.length += 1;
};

/** Those that are there, in no more room than they need; none are left. */
export const takeNumbers = ({ list, length }: Numbers): Uint32Array<ArrayBuffer> =>
  new Uint32Array(list.buffer.transfer(length * 4));

/** Reads the part of a list that lies in one block, from a byte up to another, behind those that were read before. */
export const unpackList = (block: Uint8Array, from: number, to: number, into: Numbers): void => {
  makeRoom(into, to - from);
  const { list } = into;
  let { length } = into;
  let number = -1;
  for (let at = from; at < to;) {
    let byte = block[at++] ?? 0;
    if (byte === 0) break;
    if (byte < continues) number += byte;
    else {
      let [step, shift] = [byte & 0x7f, 7];
      do {
        byte = block[at++] ?? 0;
        step |= (byte & 0x7f) << shift;
        shift += 7;
      } while (byte >= continues);
      number += step;
    }
    list[length++] = number;
  }
  into.length = length;
};

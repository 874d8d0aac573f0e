/**
 * As much of the binary format of WebAssembly as the kernel needs (webassembly.github.io/spec/core/binary; vectors: proposal "Fixed-width SIMD"). Code is bytes; what takes operands is given theirs
 * first, so that it reads like the text format folded.
 */
export type Code = readonly number[];

/** An unsigned number, seven bits a byte (LEB128). */
const unsigned = (value: number): Code => {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  return [...bytes, left];
};

/** A signed one. */
const signed = (value: number): Code => {
  const bytes: number[] = [];
  let left = value;
  for (; left < -64 || left > 63; left >>= 7) bytes.push((left & 0x7f) | 0x80);
  return [...bytes, left & 0x7f];
};

const unary =
  (...opcode: number[]) =>
  (a: Code): Code => [...a, ...opcode];
const binary =
  (...opcode: number[]) =>
  (a: Code, b: Code): Code => [...a, ...b, ...opcode];

export const sequence = (...parts: readonly Code[]): Code => parts.flat();

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];

const empty = 0x40;
/** Does something while it sets a condition, once at least. */
export const repeatWhile = (body: Code, condition: Code): Code => [
  0x03,
  empty,
  ...body,
  ...condition,
  0x0d,
  0,
  0x0b,
];
export const when = (condition: Code, body: Code): Code => [...condition, 0x04, empty, ...body, 0x0b];
/** What the function of a number answers. */
export const call = (number: number, ...given: readonly Code[]): Code => [
  ...given.flat(),
  0x10,
  ...unsigned(number),
];
export const giveBack = (value: Code): Code => [...value, 0x0f];

/** 32 bits. Loads and stores: at an address, so many bytes further on. */
export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value)],
  load8: (at: Code, offset: number): Code => [...at, 0x2d, 0, ...unsigned(offset)],
  load: (at: Code, offset: number): Code => [...at, 0x28, 2, ...unsigned(offset)],
  load16: (at: Code, offset: number): Code => [...at, 0x2f, 1, ...unsigned(offset)],
  store: (at: Code, offset: number, value: Code): Code => [...at, ...value, 0x36, 2, ...unsigned(offset)],
  store8: (at: Code, offset: number, value: Code): Code => [...at, ...value, 0x3a, 0, ...unsigned(offset)],
  equal: binary(0x46),
  lessThan: binary(0x48),
  isBelow: binary(0x49),
  moreThan: binary(0x4a),
  isZero: unary(0x45),
  add: binary(0x6a),
  subtract: binary(0x6b),
  multiply: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  shiftLeft: binary(0x74),
  shiftRight: binary(0x76),
  fromLow: unary(0xa7),
} as const;

/** 64 bits. */
export const i64 = {
  /** Of an unsigned word of 32 bits. */
  from: unary(0xad),
  of: (value: number): Code => [0x42, ...signed(value)],
  load: (at: Code, offset: number): Code => [...at, 0x29, 3, ...unsigned(offset)],
  store: (at: Code, offset: number, value: Code): Code => [...at, ...value, 0x37, 3, ...unsigned(offset)],
  add: binary(0x7c),
  subtract: binary(0x7d),
  and: binary(0x83),
  or: binary(0x84),
  xor: binary(0x85),
  not: (a: Code): Code => binary(0x85)(a, [0x42, 0x7f]),
  shiftLeft: binary(0x86),
  shiftRight: binary(0x88),
} as const;

/** Numbers with a fraction, of 64 bits. */
export const f64 = {
  load: (at: Code, offset: number): Code => [...at, 0x2b, 3, ...unsigned(offset)],
  ofWord: unary(0xb8),
  /** Without its fraction; of one below zero, or too large, there is none. */
  toWord: unary(0xab),
  add: binary(0xa0),
  multiply: binary(0xa2),
} as const;

const zeros = (count: number): Code => Array.from({ length: count }, () => 0);

/** 128 bits. */
export const v128 = {
  none: [0xfd, 0x0c, ...zeros(16)] as Code,
  load: (at: Code, offset: number): Code => [...at, 0xfd, 0x00, 4, ...unsigned(offset)],
  store: (at: Code, offset: number, value: Code): Code => [
    ...at,
    ...value,
    0xfd,
    0x0b,
    4,
    ...unsigned(offset),
  ],
  not: unary(0xfd, 0x4d),
  and: binary(0xfd, 0x4e),
  or: binary(0xfd, 0x50),
  xor: binary(0xfd, 0x51),
  /** A word of 32 bits four times. */
  ofWords: unary(0xfd, 0x11),
} as const;

const types = { i32: 0x7f, i64: 0x7e, v128: 0x7b } as const;
type ValueType = keyof typeof types;

/** So many locals of a type. */
export const localsOf = (count: number, type: ValueType): readonly ValueType[] =>
  Array.from({ length: count }, () => type);

/** A function: its parameters are words of 32 bits, the locals 0 and up; then come its own locals. */
export type Definition = {
  readonly name: string;
  readonly parameters: number;
  readonly answers: boolean;
  readonly locals: readonly ValueType[];
  readonly body: Code;
};

const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const text = (name: string): Code => [
  ...unsigned(name.length),
  ...Array.from(name, (letter) => letter.charCodeAt(0)),
];

/** What a module begins with: `\0asm`, and its version. */
const head: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module of some functions, and a memory of so many pages of 65,536 bytes, all exported by their names, the memory as `memory`. */
export const moduleOf = (pages: number, functions: readonly Definition[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...head,
    ...section(
      1,
      list(
        functions.map(({ parameters, answers }) => [
          0x60,
          ...list(Array.from({ length: parameters }, () => [types.i32])),
          ...list(answers ? [[types.i32]] : []),
        ]),
      ),
    ),
    ...section(3, list(functions.map((_, at) => unsigned(at)))),
    ...section(5, list([[0, ...unsigned(pages)]])),
    ...section(
      7,
      list([
        [...text('memory'), 2, 0],
        ...functions.map(({ name }, at) => [...text(name), 0, ...unsigned(at)]),
      ]),
    ),
    ...section(
      10,
      list(
        functions.map(({ locals, body }) => {
          const code = [...list(locals.map((type) => [1, types[type]])), ...body, 0x0b];
          return [...unsigned(code.length), ...code];
        }),
      ),
    ),
  ]);

import type { z } from 'zod';
import type { Result } from '../core/model/index.ts';

/** The answer of a call that wrote a file for the user: where it is, its name there, and its size. */
export type WrittenFile = { readonly path: string; readonly name: string; readonly bytes: number };

/** One call of the contract: what goes in (checked where it enters the engine) and what comes out. */
export type Call<In extends z.ZodType = z.ZodType, Out = unknown> = {
  readonly input: In;
  /** Never set; carries the type of the answer. */
  readonly output?: Out;
  /** The call writes a file the user asked for, and its answer says where: a browser tab may download it. */
  readonly writes?: true;
};

/** Answers that name a written file are declared by `writes`; `gives` does not take them. */
type NoFile<Out> = Out extends WrittenFile ? [declareItBy: 'writes'] : [];

/**
 * `call(schema).gives<T>()`: a call that takes what `schema` admits and answers `Result<T>`.
 * `call(schema).writes<T>()`: one that writes a file for the user besides.
 */
export const call = <In extends z.ZodType>(input: In) => ({
  gives: <Out>(..._none: NoFile<Out>): Call<In, Out> => ({ input }),
  writes: <Out extends WrittenFile>(): Call<In, Out> => ({ input, writes: true }),
});

export type Contract = Readonly<Record<string, Readonly<Record<string, Call>>>>;

export type Input<C> = C extends Call<infer In> ? z.output<In> : never;
export type Output<C> = C extends Call<z.ZodType, infer Out> ? Out : never;

/** What the screen calls: `client.cells.edit({...})` answers a promise of a result and never rejects. */
export type Client<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [M in keyof C[F]]: (input: ClientInput<C[F][M]>) => Promise<Result<Output<C[F][M]>>>;
  };
};
type ClientInput<C> = C extends Call<infer In> ? z.input<In> : never;

/** What the engine provides: one function per call, given its context and checked input. */
export type Handlers<C extends Contract, Context> = {
  readonly [F in keyof C]: {
    readonly [M in keyof C[F]]: (
      context: Context,
      input: Input<C[F][M]>,
    ) => Result<Output<C[F][M]>> | Promise<Result<Output<C[F][M]>>>;
  };
};

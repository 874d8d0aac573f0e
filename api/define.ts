import type { z } from 'zod';
import type { Result } from '#core/model/index.ts';

/** The answer of a call that wrote a file for the user: where it is, its name there, and its size. */
export type WrittenFile = { readonly path: string; readonly name: string; readonly bytes: number };

/** What a call does, and when it may be made. Refused before its handler hears of it otherwise. */
export type CallRules = {
  /** It is about the open project: refused when none is open. */
  readonly needsProject: boolean;
  /** It writes into the open project: refused in one that is only read. */
  readonly changes: boolean;
  /**
   * Whether it may be made in a reviewer's copy: always, until the reviewer is finished, or never, since it would make other
   * rows than those handed over (`never`) or is about reviews that only the translator's project has (`translator`).
   */
  readonly inReview: 'always' | 'unfinished' | 'never' | 'translator';
  /**
   * It changes which project is open, or needs it to stay the same while it takes its time: such calls run one after another.
   * All others finish without waiting for anything, and so cannot be interrupted.
   */
  readonly lasting: boolean;
  /** It only looks into the files it is given, which are needed again: the copy of one that came through the browser is kept. */
  readonly looks: boolean;
  /**
   * Whether it is about one project, so that it is refused when it was meant for another than is open by now: numbers of rows
   * and of annotations name others there. `into-open`: when its input says `into: 'open'`; `any`: it is not.
   */
  readonly about: 'one' | 'into-open' | 'any';
};

/** Looks into the open project. */
export const reading = { changes: false, inReview: 'always' } as const satisfies Partial<CallRules>;
/** Changes texts of the open project or says something of them: not once a review is finished. */
export const editing = { inReview: 'unfinished' } as const satisfies Partial<CallRules>;
/** Changes the reviews of the translator's project. */
export const hosting = { inReview: 'translator' } as const satisfies Partial<CallRules>;
/** Has nothing to do with the project that is open. */
export const aside = { ...reading, needsProject: false, about: 'any' } as const satisfies Partial<CallRules>;
/** The same rules for a call that waits its turn and lets others wait. */
export const lasting = (rules: Partial<CallRules>): Partial<CallRules> => ({ ...rules, lasting: true });

/** What is not said of a call is refused: it is taken to change the project, in a way that no reviewer's copy admits. */
const strictest: CallRules = {
  needsProject: true,
  changes: true,
  inReview: 'never',
  lasting: false,
  looks: false,
  about: 'one',
};

/** One call of the contract: what goes in (checked where it enters the engine) and what comes out. */
export type Call<In extends z.ZodType = z.ZodType, Out = unknown> = {
  readonly input: In;
  readonly rules: CallRules;
  /** Never set; carries the type of the answer. */
  readonly output?: Out;
  /** The call writes a file the user asked for, and its answer says where: a browser tab may download it. */
  readonly writes?: true;
  /** The same for several: the member `files` of its answer says where each is. */
  readonly writesEach?: true;
};

/** Answers that name written files are declared by `writes` or `writesEach`; `gives` does not take them. */
type NoFile<Out> = Out extends WrittenFile
  ? [declareItBy: 'writes']
  : Out extends { readonly files: readonly WrittenFile[] }
    ? [declareItBy: 'writesEach']
    : [];

/**
 * `call(schema, rules).gives<T>()`: a call that takes what `schema` admits and answers `Result<T>`.
 * `call(schema, rules).writes<T>()`: one that writes a file for the user besides; `writesEach`: several, in `files`.
 */
export const call = <In extends z.ZodType>(input: In, rules: Partial<CallRules> = {}) => {
  const ruled = { input, rules: { ...strictest, ...rules } };
  return {
    gives: <Out>(..._none: NoFile<Out>): Call<In, Out> => ruled,
    writes: <Out extends WrittenFile>(): Call<In, Out> => ({ ...ruled, writes: true }),
    writesEach: <Out extends { readonly files: readonly WrittenFile[] }>(): Call<In, Out> => ({
      ...ruled,
      writesEach: true,
    }),
  };
};

type Contract = Readonly<Record<string, Readonly<Record<string, Call>>>>;

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

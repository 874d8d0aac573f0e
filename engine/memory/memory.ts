import type { WordSearch } from '#core/memory/index.ts';
import type { Failure, MemoryUnit, RememberedUnit, Result, UnitSource } from '#core/model/index.ts';

/*
 * What a memory beside the project is, whatever it is stored in: a file of its own, a TMX file, another project, a team's server. Look-up, concordance,
 * pre-translation and the list of memories know nothing else of it.
 *
 * A project keeps a record of each: `{ place, penalty, writes }`, in order (attached.ts). `place` is an absolute path, or an address
 * (`scheme://`) without a password; it is also what calls name the memory by. Which kind opens a place is asked of `kinds.ts` in order; a kind of its own is
 * one value there. A memory is opened once by a process and shared by all that ask.
 *
 * - `alike` and `parts` may answer at once or later. One that waits for somebody else gives up by itself after a few hundred milliseconds with what it has, so that
 *   a look-up is never held up; failures are then told by `state`, never thrown. Rank and penalties are not its affair: it tells similarities.
 * - `search` is asked for words; it may tell of too many units, since they are marked and cut by whoever asks.
 * - `add` is null where the memory cannot be written. It keeps units (all columns of a row in one), and is done when they are on this computer's disk: a
 *   memory that is elsewhere queues them there and sends them later. A unit with a `place` takes the place of the one this memory has from there.
 * - Failures are values; a memory that fails stays attached, and the others answer all the same.
 */

type Soon<T> = T | Promise<T>;

/** `similarity`: 0 to 1, of the folded originals alone (core/memory/score.ts). */
export type AlikeUnit = { readonly unit: RememberedUnit; readonly similarity: number };

type MemoryState = {
  readonly units: number;
  /** Of its originals, most first. */
  readonly languages: readonly { readonly language: string; readonly units: number }[];
  /** What went wrong last, while it lasts; null when all is well. */
  readonly failure: Failure | null;
  /** Its index is of an earlier version, and is being converted: less is found than there is. Left out where there is no such thing. */
  readonly isConverting?: boolean;
};

export type Memory = {
  readonly place: string;
  /** What it is called on screen. */
  readonly name: string;
  readonly state: () => Soon<MemoryState>;
  /** Units at least as alike as `least`, most alike first, at most `most`. */
  readonly alike: (text: string, least: number, most: number) => Soon<readonly AlikeUnit[]>;
  /** Units whose originals may be a part of a text, at most `most`. */
  readonly parts: (text: string, most: number) => Soon<readonly RememberedUnit[]>;
  /** Units of which one text has all the words. Failure: job.cancelled once nobody wants to know. */
  readonly search: (
    search: WordSearch,
    most: number,
    isWanted: () => boolean,
  ) => Promise<Result<readonly RememberedUnit[]>>;
  readonly add: ((units: readonly (MemoryUnit & UnitSource)[]) => Soon<Result<null>>) | null;
  readonly close: () => void;
};

/** Opens the places it knows; `opens` says which these are, by their names alone. */
export type MemoryKind = {
  readonly opens: (place: string) => boolean;
  readonly open: (place: string) => Soon<Result<Memory>>;
};

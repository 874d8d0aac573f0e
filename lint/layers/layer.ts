/** A part of the project, what it may import, and how pure it is. Data only: `check-layers.ts` holds it. */
export type Layer = {
  /** The folder or file it is; `x/*`: each folder in `x` for itself. Of several names for one file the narrowest decides. */
  readonly at: string;
  /** Files, and folders with everything beneath them, that it may import besides its own. */
  readonly imports: readonly string[];
  /** Packages of npm, and of Node as `node:fs`; `node:*` stands for all of Node's, `*` for every one. */
  readonly packages: readonly string[];
  /** It is given the time, chance and the machine: uses none of them by itself. */
  readonly pure?: true;
  /** May import by names that are only known as it runs. */
  readonly computed?: true;
};

/** What is read when something is built, tested or looked at, and never becomes part of the app. */
export const tool = (at: string, imports: readonly string[], packages: readonly string[]): Layer => ({
  at,
  imports,
  packages: ['node:*', ...packages],
});

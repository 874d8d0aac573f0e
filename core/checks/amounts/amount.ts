import type { Unit } from './units.ts';

/** A number where it stands in a text, in UTF-16 units. */
export type Amount = {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** What it may say, the likeliest first. */
  readonly readings: readonly number[];
  /** Written in digits, and no part of a name, a code or an address: what a translator has to bring over. */
  readonly isDigits: boolean;
  readonly unit: Unit | null;
  /** What stands around it. */
  readonly before: string;
  readonly behind: string;
};

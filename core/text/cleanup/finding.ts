import type { Certainty, RepairKind } from '../../model/repair.ts';
import type { Params } from '../../model/result.ts';
import type { Survey } from './survey.ts';

/** A repair as a rule finds it. Offsets are UTF-16 units in the text the rule was given. */
export type Finding = {
  readonly kind: RepairKind;
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
  readonly after: string;
  /** Key below `reasons.` in `locales/<lang>/cleanup.json`. */
  readonly reason: string;
  readonly params?: Params;
};

/**
 * One rule: from a text and what is known of its document to findings, ordered and not overlapping.
 * `triggers` says which characters must occur for the rule to find anything (see triggers.ts).
 */
export type Layer = {
  readonly triggers: number;
  find(text: string, survey: Survey): Finding[];
};

import { sameRich, type RichEdit, type RichText } from '../model/index.ts';
import type { MergedCell, MergedItem } from './merge.ts';
import { applyRichEdits, byPlace, withFreshIds } from './rich-edit.ts';

export type Accepted = {
  readonly text: RichText;
  /** What makes it, in order. */
  readonly edits: readonly RichEdit[];
  readonly accepted: readonly string[];
  /** Chosen, but left: they clash, are answered already, have a rival among the chosen, or make a text to be confirmed. */
  readonly left: readonly string[];
  /** The text all the chosen would make together, which nobody wrote and nobody confirmed yet; null when there is none. */
  readonly unconfirmed: string | null;
};

type Accepting = {
  /** Accepts these, and knows that this text comes of it. */
  readonly confirmed?: string | null;
};

/** The chosen items made, all those that can be without deciding between two. */
const makeChosen = (
  ours: RichText,
  wanted: readonly MergedItem[],
  chosen: ReadonlySet<string>,
): { readonly edits: readonly RichEdit[]; readonly accepted: readonly string[] } => {
  const own = new Set(ours.tags.map(({ id }) => id));
  const taken = new Set(own);
  const edits: RichEdit[] = [];
  const accepted = new Set<string>();
  for (const { item, standing } of wanted) {
    if (standing.is === 'made') accepted.add(item.id);
    if (standing.is !== 'free' || standing.rivals.some((rival) => chosen.has(rival))) continue;
    accepted.add(item.id);
    const isDone = standing.twins.some((twin) => accepted.has(twin));
    if (isDone) continue;
    const fresh = withFreshIds(standing.edits, (id) => !own.has(id), taken);
    for (const { insert } of fresh) for (const { id } of insert.tags) taken.add(id);
    edits.push(...fresh);
  }
  return { edits: edits.sort(byPlace), accepted: [...accepted] };
};

/** Whether a text may come of a decision: somebody wrote it, or confirms it now. */
export const isKnownText = (
  { written }: Pick<MergedCell, 'written'>,
  text: RichText,
  confirmed: string | null = null,
): boolean => text.text === confirmed || written.some((one) => sameRich(one, text));

/**
 * The translator's text with the chosen items made in it, all those that can be without deciding between two. Rivals are
 * accepted one at a time: when one is, the others clash with it and are shown so. Of a contested text, and of suggestions to
 * different rounds, only what gives a text that somebody wrote or that is `confirmed`.
 */
export const acceptItems = (
  ours: RichText,
  merged: Pick<MergedCell, 'items' | 'written'>,
  chosen: ReadonlySet<string>,
  { confirmed = null }: Accepting = {},
): Accepted => {
  const wanted = merged.items.filter(({ item }) => chosen.has(item.id));
  const { edits, accepted } = makeChosen(ours, wanted, chosen);
  const text = applyRichEdits(ours, edits);
  const isAccepted = new Set(accepted);
  const making = wanted.filter(({ item, standing }) => standing.is === 'free' && isAccepted.has(item.id));
  const isMixed =
    making.some(({ contested }) => contested) || new Set(making.map(({ item }) => item.base)).size > 1;
  const isUnknown = isMixed && !isKnownText(merged, text, confirmed);
  const made = new Set(making.map(({ item }) => item.id));
  const given = isUnknown ? accepted.filter((id) => !made.has(id)) : accepted;
  const isGiven = new Set(given);
  const left = wanted.map(({ item }) => item.id).filter((id) => !isGiven.has(id));
  return isUnknown
    ? { text: ours, edits: [], accepted: given, left, unconfirmed: text.text }
    : { text, edits, accepted: given, left, unconfirmed: null };
};

/**
 * The same for items that are chosen without a look at each: nothing of a contested text is among them, so that what comes of
 * it depends neither on who was heard first nor on what was answered before.
 */
export const acceptUncontested = (
  ours: RichText,
  merged: Pick<MergedCell, 'items' | 'written'>,
  chosen: ReadonlySet<string>,
): Accepted => {
  const waiting = new Set(merged.items.filter(({ contested }) => contested).map(({ item }) => item.id));
  const result = acceptItems(ours, merged, new Set([...chosen].filter((id) => !waiting.has(id))));
  const accepted = new Set(result.accepted);
  const left = merged.items.map(({ item }) => item.id).filter((id) => chosen.has(id) && !accepted.has(id));
  return { ...result, left, unconfirmed: null };
};

/** The translator's text with one clashing item's stretch as the reviewer has it; null when the item does not clash. */
export const takeTheirs = (ours: RichText, { standing }: MergedItem): RichText | null =>
  standing.is === 'clash' ? applyRichEdits(ours, standing.edits) : null;

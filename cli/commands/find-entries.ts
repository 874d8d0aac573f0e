import type { EngineClient } from '#api/index.ts';
import { ok, type Concept, type Result } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';

/** The entries that have a term: as it is written, or else in the other script, case or width. */
const entriesWith = (concepts: readonly Concept[], wanted: string): readonly Concept[] => {
  const exact = concepts.filter(({ terms }) => terms.some(({ text }) => text === wanted));
  const key = fold(wanted);
  return exact.length > 0
    ? exact
    : concepts.filter(({ terms }) => terms.some(({ text }) => fold(text) === key));
};

/** The entries with a term in the termbases of a project; of the first that has some, in their order. `except`: one that is passed over, null being the project's own. */
export const entriesOf = async (
  client: EngineClient,
  term: string,
  except?: string | null,
): Promise<Result<readonly Concept[]>> => {
  const attached = await client.termbases.list({});
  if (!attached.ok) return attached;
  const paths = [null, ...attached.value.filter(({ failure }) => failure === null).map(({ path }) => path)];
  for (const path of paths.filter((one) => one !== except)) {
    const listing = await client.terms.list({
      text: term,
      count: 500,
      ...(path === null ? {} : { termbase: path }),
    });
    if (!listing.ok) return listing;
    const entries = entriesWith(listing.value.concepts, term);
    if (entries.length > 0) return ok(entries);
  }
  return ok([]);
};

import type { FindingAt, IgnoredEntry } from '#api/checks.ts';
import { kindKey } from '#core/checks/registry.ts';
import { fail, ok, type IgnoredFinding, type Result, type Step } from '#core/model/index.ts';
import { segmentFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { findingsIn, textsBefore, type RowFinding } from '../project/findings.ts';
import { knownGrammar } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { knownSpelling } from '../project/spelling.ts';
import { knownTerms } from '../project/terms.ts';
import { timedPlaces } from '../project/timed-places.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { findIgnored } from '../store/ignored-findings-repository.ts';
import { lostPlaces } from '../store/repairs-repository.ts';

/** The finding in the text as it is now. Failures: segment.unknown, finding.unknown. */
export const findingNow = (project: OpenProject, at: FindingAt): Result<RowFinding> => {
  const found = segmentFor(project, at.segment);
  if (!found.ok) return found;
  const block = kindOf(project.handle, at.segment) ?? 'paragraph';
  const cells = Object.fromEntries(cellsOf(project.handle, at.segment).map(({ side, cell }) => [side, cell]));
  const { segment } = at;
  const { document } = found.value;
  const place = timedPlaces(project, [{ segment, document: document.id }]).get(segment);
  const terms = knownTerms(project);
  const repaired = () => lostPlaces(project.handle, segment);
  const previous = textsBefore(project, segment);
  const spelling = knownSpelling(project);
  const grammar = knownGrammar(project)(segment);
  const row = { segment, document, block, cells, place, terms, spelling, grammar, previous, repaired };
  const finding = findingsIn(row).find(
    ({ finding }) => finding.side === at.side && kindKey(finding) === kindKey(at),
  );
  return finding === undefined ? fail('finding.unknown', { words: at.words }) : ok(finding);
};

/** Shows a finding no longer, in its text as it is now or everywhere. Failures: those of commit, finding.unknown. */
export const ignoreFinding = (
  project: OpenProject,
  at: FindingAt,
  where: 'here' | 'everywhere',
  actor: string,
): Result<null> => {
  const found = findingNow(project, at);
  if (!found.ok) return found;
  const { check, code, words, segment, side } = at;
  const cell: IgnoredFinding['cell'] = where === 'here' ? { segment, side } : null;
  const after = where === 'here' ? found.value.hash : '';
  const before = findIgnored(project.handle, at, cell);
  if (before === after) return ok(null);
  const step: Step = { on: 'ignored', check, code, words, cell, before, after };
  const done = commit(project, { kind: 'ignore', steps: [step], actor });
  return done.ok ? ok(null) : done;
};

/** Shows again what was ignored, as one action. Failures: those of commit. */
export const unignore = (
  project: OpenProject,
  entries: readonly Omit<IgnoredEntry, 'row'>[],
  actor: string,
): Result<{ readonly shown: number }> => {
  const steps = new Map<string, Step>();
  for (const { check, code, words, segment, side } of entries) {
    const cell = segment === null || side === null ? null : { segment, side };
    const before = findIgnored(project.handle, { check, code, words }, cell);
    if (before === null) continue;
    const key = `${segment ?? ''} ${side ?? ''} ${kindKey({ check, code, words })}`;
    steps.set(key, { on: 'ignored', check, code, words, cell, before, after: null });
  }
  const done = commit(project, { kind: 'unignore', steps: [...steps.values()], actor });
  return done.ok ? ok({ shown: steps.size }) : done;
};

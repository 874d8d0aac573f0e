import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingGroup, FoundFinding } from '#api/checks.ts';
import { findingSeverities } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { client } from '../../api.ts';
import { groupedLines, lineOf } from '../../ui/grouped-lines.ts';
import { useRange, type ListPart } from '../../ui/list-part.ts';
import { WaitingItem } from '../../ui/PlaceItem.tsx';
import type { CheckSection, Issues, IssuesAsked } from '../../workspace/check-section.ts';
import { unmarkWords } from '../../workspace/highlights.ts';
import { answerOf } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { fixAll, fixFinding, goToFinding, ignoreFinding } from './act.ts';
import { handleFindingKey, languageOf } from './finding-keys.ts';
import { FindingItem } from './FindingItem.tsx';
import { GrammarCheck } from './GrammarCheck.tsx';
import { GroupItem } from './GroupItem.tsx';
import { useIgnoredPart } from './ignored-part.tsx';
import { findingsIn, groupKey, inputOf, useFindingGroups, useFindings, type Filter } from './use-findings.ts';

const views = ['all', ...findingSeverities, 'ignored'] as const;

const isSameKind = (finding: FoundFinding, above: FoundFinding | undefined): boolean =>
  above?.words === finding.words && sameValue(above.params, finding.params);

/** The issues under a filter as lines: a heading for each group, all open at first, and its issues below. */
const useLines = (groups: readonly FindingGroup[], filter: Filter) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [range, onRange] = useRange();
  const outline = groupedLines(
    groups.map((group) => ({ group, shown: group.count, open: !closed.has(groupKey(group)) })),
  );
  const findingOf = useFindings(outline, filter, range);
  const toggle = (group: FindingGroup, open: boolean): void =>
    setClosed((now) => {
      const next = new Set(now);
      if (open) next.delete(groupKey(group));
      else next.add(groupKey(group));
      return next;
    });
  const findingAt = (index: number): FoundFinding | undefined => {
    const line = lineOf(outline, index);
    return line === null || line.item === null ? undefined : findingOf(line.group, line.item);
  };
  const keyOf = (index: number): string => {
    const line = lineOf(outline, index);
    if (line === null) return `line:${index}`;
    const finding = findingAt(index);
    if (finding === undefined) return `${groupKey(line.group)}:${line.item ?? 'head'}`;
    return `${finding.segment}:${finding.side}:${groupKey(finding)}:${finding.words}`;
  };
  const fixGroup = ({ check, code }: FindingGroup): void => void fixAll({ check, code, ...inputOf(filter) });
  return { outline, onRange, toggle, findingAt, keyOf, fixGroup };
};

type Lines = ReturnType<typeof useLines>;

/** On a heading left and right close and open it, and Shift+F fixes all of it; the keys of issues are theirs. */
const handleKey = (event: KeyboardEvent, lines: Lines, index: number): boolean => {
  const line = lineOf(lines.outline, index);
  if (line === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (line.item !== null) {
    const finding = lines.findingAt(index);
    return finding !== undefined && handleFindingKey(event, finding);
  }
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    lines.toggle(line.group, event.key === 'ArrowRight');
    return true;
  }
  // With Shift, so that going through single issues never runs on into a whole group.
  if (event.key.toLowerCase() !== 'f' || !event.shiftKey || line.group.fixable === 0) return false;
  lines.fixGroup(line.group);
  return true;
};

const partOf = (lines: Lines): ListPart => ({
  count: lines.outline.lines,
  estimate: (index) => (lineOf(lines.outline, index)?.item === null ? 49 : 78),
  itemKey: lines.keyOf,
  onRange: lines.onRange,
  onKey: (event, index) => handleKey(event, lines, index),
  render: (index, state) => {
    const line = lineOf(lines.outline, index);
    if (line === null) return null;
    const { group, open } = line;
    if (line.item === null) {
      return (
        <GroupItem
          group={group}
          open={open}
          tabIndex={state.tabIndex}
          onToggle={() => lines.toggle(group, !open)}
          onFix={() => lines.fixGroup(group)}
        />
      );
    }
    const finding = lines.findingAt(index);
    if (finding === undefined) return <WaitingItem />;
    return (
      <FindingItem
        finding={finding}
        lang={languageOf(finding)}
        state={state}
        explained={isSameKind(finding, lines.findingAt(index - 1))}
        onGo={() => goToFinding(finding)}
        onFix={() => void fixFinding(finding)}
        onIgnore={(where) => void ignoreFinding(finding, where)}
      />
    );
  },
});

const useIssues = ({ view, shown, segment, side }: IssuesAsked): Issues => {
  const { t } = useTranslation('checks');
  const path = useWorkspace((state) => state.project?.path ?? '');
  const severity = findingSeverities.find((each) => each === view) ?? null;
  const whole = useFindingGroups({ severity: null, side, segment }, path);
  const filter = { severity, side, segment };
  const narrowed = useFindingGroups(filter, path);
  const isIgnored = view === 'ignored';
  const ignored = whole.data?.ignored ?? 0;
  const waiting = whole.data?.total ?? 0;
  const lines = useLines(shown && !isIgnored ? (narrowed.data?.groups ?? []) : [], filter);
  const ignoredPart = useIgnoredPart(shown && isIgnored ? ignored : 0, filter);
  useEffect(() => unmarkWords, []);
  return {
    error: whole.error ?? narrowed.error,
    loading: whole.data === undefined || narrowed.data === undefined,
    waiting,
    all: waiting + ignored,
    counts: [
      t('panel.issues', { count: waiting }),
      ...(ignored > 0 ? [t('panel.ignoredCount', { count: ignored })] : []),
    ],
    none: t(isIgnored ? 'panel.noneIgnored' : severity === null ? 'panel.empty' : 'panel.noneShown'),
    list: isIgnored ? ignoredPart : partOf(lines),
    help: t(isIgnored ? 'panel.helpIgnored' : 'panel.help'),
    shortHelp: t('panel.shortHelp'),
  };
};

/** What checks find in the texts of the open project, for the Check panel. */
export const findingsSection: CheckSection = {
  id: 'checks',
  titleKey: 'checks:panel.list',
  views: views.map((id) => ({ id, titleKey: `checks:panel.views.${id}` })),
  Asked: ({ asked, children }) => children(useIssues(asked)),
  Head: GrammarCheck,
  inRow: async ({ segment }) =>
    (await findingsIn(segment)).map((finding) => ({
      side: finding.side,
      start: finding.ranges[0]?.start ?? 0,
      key: `checks:texts.${finding.check}.${finding.code}`,
      params: finding.params,
      go: () => goToFinding(finding),
    })),
  nextRow: (after, backwards) => answerOf(client.checks.next({ after, backwards })),
};

import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairGroup } from '#api/cleanup.ts';
import type { Repair, RepairDecision, RepairKind, SegmentId } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { client } from '../../api.ts';
import { useRange, type ListPart } from '../../ui/list-part.ts';
import { WaitingItem } from '../../ui/PlaceItem.tsx';
import type { CheckSection, Issues, IssuesAsked } from '../../workspace/check-section.ts';
import { unmarkWords } from '../../workspace/highlights.ts';
import { answerOf } from '../../workspace/queries.ts';
import { decide } from './decide.ts';
import { GroupItem } from './GroupItem.tsx';
import { lineAt, outlineOf, type Filter, type Line, type Outline } from './outline.ts';
import { goToRepair, handleRepairKey, keyDecisions, languageOf } from './repair-keys.ts';
import { RepairItem } from './RepairItem.tsx';
import { useGroups, useRepairs, waitingIn, type RepairAt } from './use-repairs.ts';

const filters = ['all', 'offered', 'accepted', 'refused'] as const;
const decisions = ['accepted', 'offered', 'refused'] as const;
const noneKeys = {
  all: 'panel.empty',
  offered: 'panel.noneOffered',
  accepted: 'panel.noneAccepted',
  refused: 'panel.noneRefused',
} as const;

const sameReason = (repair: Repair, above: Repair | undefined): boolean =>
  above?.reason === repair.reason && sameValue(above.params, repair.params);

/**
 * Of all repairs one kind is open at first, so that the headings give the whole picture: the first with something
 * to look at. Under a filter every kind is open, to be gone through in one go.
 */
const openAtFirst = (groups: readonly RepairGroup[], filter: Filter): ReadonlySet<RepairKind> => {
  if (filter !== 'all') return new Set(groups.map(({ kind }) => kind));
  const first = groups.find(({ offered }) => offered > 0) ?? groups[0];
  return new Set(first === undefined ? [] : [first.kind]);
};

type Opened = { readonly of: string; readonly kinds: ReadonlySet<RepairKind> };

/** Which kinds are open; they are chosen anew when another filter, or another row, is shown. */
const useOpened = (groups: readonly RepairGroup[] | undefined, filter: Filter, segment: SegmentId | null) => {
  const of = `${filter} ${segment ?? ''}`;
  const [opened, setOpened] = useState<Opened | null>(null);
  if (groups !== undefined && opened?.of !== of) setOpened({ of, kinds: openAtFirst(groups, filter) });
  const toggle = (kind: RepairKind, to?: boolean): void =>
    setOpened((now) => {
      if (now === null) return now;
      const kinds = new Set(now.kinds);
      if (to ?? !kinds.has(kind)) kinds.add(kind);
      else kinds.delete(kind);
      return { ...now, kinds };
    });
  return { isOpen: (kind: RepairKind): boolean => opened?.kinds.has(kind) ?? false, toggle };
};

type Lines = {
  readonly outline: Outline;
  readonly repairAt: RepairAt;
  readonly toggle: (kind: RepairKind, to?: boolean) => void;
  readonly decideGroup: (group: RepairGroup, from: RepairDecision, to: RepairDecision) => void;
};

const handleGroupKey = (
  event: KeyboardEvent,
  group: RepairGroup,
  { toggle, decideGroup }: Lines,
): boolean => {
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    toggle(group.kind, event.key === 'ArrowRight');
    return true;
  }
  const decision = keyDecisions[event.key.toLowerCase()];
  // With Shift, so that going through single repairs never runs on into a whole kind.
  if (!event.shiftKey || decision === undefined || decision === 'offered') return false;
  if (group.offered === 0) return false;
  decideGroup(group, 'offered', decision);
  return true;
};

/** The keys of a line: on a repair A, R, U and Enter; on a heading left and right, and Shift+A and Shift+R for those that wait. */
const handleKey = (event: KeyboardEvent, line: Line | null, lines: Lines): boolean => {
  if (line === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (line.is === 'group') return handleGroupKey(event, line.group, lines);
  const repair = lines.repairAt(line.group.kind, line.index);
  return repair !== undefined && handleRepairKey(event, repair);
};

const keyOf = ({ outline, repairAt }: Lines, index: number): string => {
  const line = lineAt(outline, index);
  if (line === null) return `line:${index}`;
  if (line.is === 'group') return `group:${line.group.kind}`;
  const repair = repairAt(line.group.kind, line.index);
  return repair === undefined ? `${line.group.kind}:${line.index}` : `repair:${repair.id}`;
};

const partOf = (lines: Lines, onRange: ListPart['onRange'] & object): ListPart => ({
  count: lines.outline.lines,
  estimate: (index) => (lineAt(lines.outline, index)?.is === 'group' ? 49 : 62),
  itemKey: (index) => keyOf(lines, index),
  onRange,
  onKey: (event, index) => handleKey(event, lineAt(lines.outline, index), lines),
  render: (index, state) => {
    const line = lineAt(lines.outline, index);
    if (line === null) return null;
    if (line.is === 'group') {
      return (
        <GroupItem
          group={line.group}
          open={line.open}
          tabIndex={state.tabIndex}
          onToggle={() => lines.toggle(line.group.kind)}
          onDecide={(from, to) => lines.decideGroup(line.group, from, to)}
        />
      );
    }
    const repair = lines.repairAt(line.group.kind, line.index);
    if (repair === undefined) return <WaitingItem />;
    return (
      <RepairItem
        repair={repair}
        lang={languageOf(repair)}
        state={state}
        explained={sameReason(repair, lines.repairAt(line.group.kind, line.index - 1))}
        onGo={() => goToRepair(repair)}
        onDecide={(decision) => void decide([repair.id], decision)}
      />
    );
  },
});

const filterOf = (view: string | null): Filter => filters.find((filter) => filter === view) ?? 'offered';

const useIssues = ({ view, shown, segment, side }: IssuesAsked): Issues => {
  const { t } = useTranslation('cleanup');
  // Clean-up looks at originals.
  const isHere = side === null || side === 'source';
  const { data, error } = useGroups(segment);
  const groups = isHere ? data : [];
  const filter = view === null ? 'offered' : filterOf(view);
  const [range, onRange] = useRange();
  const { isOpen, toggle } = useOpened(groups, filter, segment);
  const outline = outlineOf(shown ? (groups ?? []) : [], filter, isOpen);
  const repairAt = useRepairs(outline, filter, segment, range);
  useEffect(() => unmarkWords, []);
  const decideGroup = ({ kind }: RepairGroup, from: RepairDecision, to: RepairDecision): void =>
    void decide({ kind, decision: from, ...(segment === null ? {} : { segment }) }, to);
  const sum = (decision: RepairDecision): number =>
    (groups ?? []).reduce((total, group) => total + group[decision], 0);
  return {
    error,
    loading: groups === undefined,
    waiting: sum('offered'),
    all: sum('accepted') + sum('offered') + sum('refused'),
    counts: decisions
      .filter((decision) => sum(decision) > 0)
      .map((decision) => t(`panel.counts.${decision}`, { count: sum(decision) })),
    none: t(noneKeys[filter]),
    list: partOf({ outline, repairAt, toggle, decideGroup }, onRange),
    help: t('panel.help'),
    shortHelp: t('panel.shortHelp'),
  };
};

/** The repairs of the open project, for the Check panel. */
export const repairsSection: CheckSection = {
  id: 'cleanup',
  titleKey: 'cleanup:panel.repairs',
  views: filters.map((id) => ({ id, titleKey: `cleanup:panel.${id}` })),
  Asked: ({ asked, children }) => children(useIssues(asked)),
  inRow: async ({ segment }) =>
    (await waitingIn(segment)).map((repair) => ({
      side: 'source',
      start: repair.start,
      key: `cleanup:reasons.${repair.reason}`,
      params: repair.params,
      go: () => goToRepair(repair),
    })),
  nextRow: (after, backwards) =>
    answerOf(client.rows.next({ after, backwards, side: 'source', want: 'open-repair' })),
};

import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Repair, RepairDecision, RepairKind } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { goTo, useWorkspace } from '../../workspace/store.ts';
import { cellKey, clearHighlights, setHighlights } from '../../workspace/highlights.ts';
import { decide } from './decide.ts';
import { GroupItem } from './GroupItem.tsx';
import { lineAt, outlineOf, type Filter, type Line, type Outline } from './outline.ts';
import { RepairItem } from './RepairItem.tsx';
import { useRepairs, type RepairAt } from './use-repairs.ts';
import styles from './RepairList.module.css';

const keyDecisions: Readonly<Record<string, RepairDecision>> = { a: 'accepted', r: 'refused', u: 'offered' };

/** Makes the repair's cell the active one and marks its words there. */
const goToRepair = ({ row, segment, start, end }: Repair): void => {
  goTo({ row, side: 'source', mode: 'grid' });
  const cell = cellKey(segment, 'source');
  const range = { start, end };
  setHighlights({ found: new Map([[cell, [range]]]), now: { cell, range } });
};

/**
 * Of all repairs one kind is open at first, so that the headings give the whole picture: the first with something
 * to look at. Under a filter every kind is open, to be gone through in one go.
 */
const openAtFirst = (groups: readonly RepairGroup[], filter: Filter): ReadonlySet<RepairKind> => {
  if (filter !== 'all') return new Set(groups.map(({ kind }) => kind));
  const first = groups.find(({ offered }) => offered > 0) ?? groups[0];
  return new Set(first === undefined ? [] : [first.kind]);
};

const sameReason = (repair: Repair, above: Repair | undefined): boolean =>
  above?.reason === repair.reason && sameValue(above.params, repair.params);

const decideGroup = (group: RepairGroup, from: RepairDecision, to: RepairDecision): void =>
  void decide({ kind: group.kind, decision: from }, to);

/** The keys of a line: on a repair A, R, U and Enter; on a heading left and right, and Shift+A and Shift+R for those that wait. */
const handleKey = (
  event: KeyboardEvent,
  line: Line | null,
  repairAt: RepairAt,
  toggle: (kind: RepairKind, open?: boolean) => void,
): boolean => {
  if (line === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  const decision = keyDecisions[event.key.toLowerCase()];
  if (line.is === 'group') {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      toggle(line.group.kind, event.key === 'ArrowRight');
      return true;
    }
    // With Shift, so that going through single repairs never runs on into a whole kind.
    if (!event.shiftKey || decision === undefined || decision === 'offered') return false;
    if (line.group.offered === 0) return false;
    decideGroup(line.group, 'offered', decision);
    return true;
  }
  const repair = repairAt(line.group.kind, line.index);
  if (decision === undefined || repair === undefined || repair.status !== 'live') return false;
  if (repair.decision !== decision) void decide([repair.id], decision);
  return true;
};

const languageOf = (repair: Repair): Language | undefined =>
  useWorkspace.getState().project?.documents.find(({ id }) => id === repair.document)?.language;

const keyOf = (outline: Outline, repairAt: RepairAt, index: number): string => {
  const line = lineAt(outline, index);
  if (line === null) return `line:${index}`;
  if (line.is === 'group') return `group:${line.group.kind}`;
  const repair = repairAt(line.group.kind, line.index);
  return repair === undefined ? `${line.group.kind}:${line.index}` : `repair:${repair.id}`;
};

/** The repairs under a filter, by kind, as one list to walk through. */
export const RepairList = ({
  groups,
  filter,
}: {
  readonly groups: readonly RepairGroup[];
  readonly filter: Filter;
}) => {
  const { t } = useTranslation('cleanup');
  const [open, setOpen] = useState(() => openAtFirst(groups, filter));
  const [active, setActive] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const outline = outlineOf(groups, filter, (kind) => open.has(kind));
  const repairAt = useRepairs(outline, filter, range.first, range.last + 10);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  useEffect(() => clearHighlights, []);
  const toggle = (kind: RepairKind, to?: boolean): void =>
    setOpen((now) => {
      const next = new Set(now);
      if (to ?? !now.has(kind)) next.add(kind);
      else next.delete(kind);
      return next;
    });
  return (
    <VirtualList
      count={outline.lines}
      label={t('panel.list')}
      estimate={(index) => (lineAt(outline, index)?.is === 'group' ? 49 : 62)}
      active={active}
      onActive={setActive}
      onRange={onRange}
      itemKey={(index) => keyOf(outline, repairAt, index)}
      onKey={(event, index) => handleKey(event, lineAt(outline, index), repairAt, toggle)}
      render={(index, state) => {
        const line = lineAt(outline, index);
        if (line === null) return null;
        if (line.is === 'group') {
          return (
            <GroupItem
              group={line.group}
              open={line.open}
              tabIndex={state.tabIndex}
              onToggle={() => toggle(line.group.kind)}
              onDecide={(from, to) => decideGroup(line.group, from, to)}
            />
          );
        }
        const repair = repairAt(line.group.kind, line.index);
        if (repair === undefined) return <div className={styles.waiting} />;
        return (
          <RepairItem
            repair={repair}
            lang={languageOf(repair)}
            active={state.active}
            explained={sameReason(repair, repairAt(line.group.kind, line.index - 1))}
            tabIndex={state.tabIndex}
            onGo={() => goToRepair(repair)}
            onDecide={(decision) => void decide([repair.id], decision)}
          />
        );
      }}
    />
  );
};

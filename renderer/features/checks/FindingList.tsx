import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingGroup, FoundFinding } from '#api/checks.ts';
import type { Language } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { groupedLines, lineOf } from '../../ui/grouped-lines.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { clearHighlights } from '../../workspace/highlights.ts';
import { documentAt, useWorkspace } from '../../workspace/store.ts';
import { fixAll, fixFinding, goToFinding, ignoreFinding } from './act.ts';
import { FindingItem } from './FindingItem.tsx';
import { GroupItem } from './GroupItem.tsx';
import { groupKey, useFindings, type Filter } from './use-findings.ts';
import styles from './FindingItem.module.css';

const languageOf = ({ row, side }: FoundFinding): Language | undefined => {
  if (side !== 'source') return side;
  const { project } = useWorkspace.getState();
  return project === null ? undefined : documentAt(project, row)?.language;
};

const isSameKind = (finding: FoundFinding, above: FoundFinding | undefined): boolean =>
  above?.words === finding.words && sameValue(above.params, finding.params);

const fixGroup = ({ check, code }: FindingGroup, { severity, side }: Filter): void =>
  void fixAll({
    check,
    code,
    ...(severity === null ? {} : { severity }),
    ...(side === null ? {} : { side }),
  });

/** The keys of an issue: F fixes it, I ignores it here, Shift+I everywhere. */
const handleItemKey = (event: KeyboardEvent, finding: FoundFinding): boolean => {
  const key = event.key.toLowerCase();
  if (key === 'f' && !event.shiftKey && finding.fix !== null) {
    void fixFinding(finding);
    return true;
  }
  if (key !== 'i') return false;
  void ignoreFinding(finding, event.shiftKey ? 'everywhere' : 'here');
  return true;
};

/** The issues under a filter as lines: a heading for each group, all open at first, and its issues below. */
const useLines = (groups: readonly FindingGroup[], filter: Filter) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [range, setRange] = useState({ first: 0, last: 30 });
  const outline = groupedLines(
    groups.map((group) => ({ group, shown: group.count, open: !closed.has(groupKey(group)) })),
  );
  const findingOf = useFindings(outline, filter, range.first, range.last + 10);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
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
  return { outline, onRange, toggle, findingAt, keyOf };
};

type Lines = ReturnType<typeof useLines>;

/** On a heading left and right close and open it, and Shift+F fixes all of it; the keys of issues are theirs. */
const handleKey = (event: KeyboardEvent, lines: Lines, index: number, filter: Filter): boolean => {
  const line = lineOf(lines.outline, index);
  if (line === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (line.item !== null) {
    const finding = lines.findingAt(index);
    return finding !== undefined && handleItemKey(event, finding);
  }
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    lines.toggle(line.group, event.key === 'ArrowRight');
    return true;
  }
  // With Shift, so that going through single issues never runs on into a whole group.
  if (event.key.toLowerCase() !== 'f' || !event.shiftKey || line.group.fixable === 0) return false;
  fixGroup(line.group, filter);
  return true;
};

/** The issues under a filter, by what they are, as one list to walk through. */
export const FindingList = ({
  groups,
  filter,
}: {
  readonly groups: readonly FindingGroup[];
  readonly filter: Filter;
}) => {
  const { t } = useTranslation('checks');
  const [active, setActive] = useState(0);
  const lines = useLines(groups, filter);
  const { outline, toggle, findingAt } = lines;
  useEffect(() => clearHighlights, []);
  return (
    <VirtualList
      count={outline.lines}
      label={t('panel.list')}
      estimate={(index) => (lineOf(outline, index)?.item === null ? 49 : 78)}
      active={active}
      onActive={setActive}
      onRange={lines.onRange}
      itemKey={lines.keyOf}
      onKey={(event, index) => handleKey(event, lines, index, filter)}
      render={(index, state) => {
        const line = lineOf(outline, index);
        if (line === null) return null;
        if (line.item === null) {
          return (
            <GroupItem
              group={line.group}
              open={line.open}
              tabIndex={state.tabIndex}
              onToggle={() => toggle(line.group, !line.open)}
              onFix={() => fixGroup(line.group, filter)}
            />
          );
        }
        const finding = findingAt(index);
        if (finding === undefined) return <div className={styles.waiting} />;
        return (
          <FindingItem
            finding={finding}
            lang={languageOf(finding)}
            active={state.active}
            explained={isSameKind(finding, findingAt(index - 1))}
            tabIndex={state.tabIndex}
            onGo={() => goToFinding(finding)}
            onFix={() => void fixFinding(finding)}
            onIgnore={(where) => void ignoreFinding(finding, where)}
          />
        );
      }}
    />
  );
};

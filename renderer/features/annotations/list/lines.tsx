import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo, Facet } from '#api/annotations.ts';
import type { AnnotationId } from '#core/model/index.ts';
import { GroupHead } from '#renderer/ui/GroupHead.tsx';
import type { ListPart } from '#renderer/ui/list-part.ts';
import type { ListPlace } from '#renderer/ui/ListPanel.tsx';
import { setCurrent, useAnnotating } from '#renderer/workspace/annotations.ts';
import { Card } from '../card/Card.tsx';
import { go, handleCardKey } from '../card/card-keys.ts';
import { toggleGroup, useList } from './list-store.ts';
import { lineAt, lineOf, type Line, type Outline } from './outline.ts';
import { indexIn, type AnnotationAt } from './use-annotations.ts';
import { TagChip } from '../card/TagChip.tsx';
import { useGroupName } from './value-names.ts';
import cards from '../card/Card.module.css';

const handleKey = (event: KeyboardEvent, line: Line | null, at: AnnotationAt): boolean => {
  if (line === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (line.is === 'group') {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return false;
    toggleGroup(line.group.value, event.key === 'ArrowRight');
    return true;
  }
  const info = at(line.index);
  return info !== undefined && handleCardKey(event, info);
};

/** Follows the annotation chosen last, wherever that was: answers the line to stand on, and how to move it. */
const useActiveLine = (outline: Outline, isAt: (line: number, id: AnnotationId) => boolean) => {
  const current = useAnnotating((state) => state.current);
  const [active, setActive] = useState(0);
  const [follow, setFollow] = useState(false);
  useEffect(() => {
    if (current === null || isAt(active, current)) return undefined;
    let wanted = true;
    const { filter, group } = useList.getState();
    const find = async (): Promise<void> => {
      const index = await indexIn(filter, group, current).catch(() => null);
      const line = index === null ? null : lineOf(outline, index);
      if (!wanted || line === null) return;
      setActive(line);
      setFollow(true);
    };
    void find();
    return () => {
      wanted = false;
    };
    // The outline of the moment: a list that changes later does not move the place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [current]);
  const move = (line: number): void => {
    setActive(line);
    setFollow(false);
  };
  return { active, follow, move };
};

const Heading = ({
  group,
  open,
  tabIndex,
}: {
  readonly group: Facet;
  readonly open: boolean;
  readonly tabIndex: 0 | -1;
}) => {
  const { t } = useTranslation('annotations');
  const nameOf = useGroupName();
  const by = useList((state) => state.group);
  return (
    <GroupHead
      inLine
      open={open}
      tabIndex={tabIndex}
      title={by === 'tag' && group.value !== '' ? <TagChip tag={group.value} /> : nameOf(group.value)}
      counts={t('count', { count: group.count })}
      onToggle={() => toggleGroup(group.value)}
    />
  );
};

/** The lines of the annotations under the filter, in the order of the text or by group, and the one the keyboard stands on. */
export const useAnnotationLines = (
  outline: Outline,
  at: AnnotationAt,
  onRange: ListPart['onRange'] & object,
): { readonly list: ListPart; readonly place: ListPlace } => {
  const unfolded = useList((state) => state.unfolded);
  const infoAt = (line: number): AnnotationInfo | undefined => {
    const there = lineAt(outline, line);
    return there?.is === 'annotation' ? at(there.index) : undefined;
  };
  const { active, follow, move } = useActiveLine(outline, (line, id) => infoAt(line)?.annotation.id === id);
  const [now] = useState(() => Date.now());
  const onActive = (line: number): void => {
    move(line);
    const info = infoAt(line);
    if (info !== undefined) setCurrent(info.annotation.id);
  };
  const list: ListPart = {
    count: outline.lines,
    estimate: (line) => (lineAt(outline, line)?.is === 'group' ? 32 : 104),
    itemKey: (line) => {
      const there = lineAt(outline, line);
      if (there === null) return `line:${line}`;
      if (there.is === 'group') return `group:${there.group.value}`;
      const info = at(there.index);
      return info === undefined ? line : `${there.group?.value ?? ''}:${info.annotation.id}`;
    },
    onRange,
    onKey: (event, line) => handleKey(event, lineAt(outline, line), at),
    render: (line, { tabIndex }) => {
      const there = lineAt(outline, line);
      if (there === null) return null;
      if (there.is === 'group') return <Heading group={there.group} open={there.open} tabIndex={tabIndex} />;
      const info = at(there.index);
      if (info === undefined) return <div className={cards.waiting} />;
      return (
        <Card
          info={info}
          unfolded={unfolded === info.annotation.id}
          now={now}
          tabIndex={tabIndex}
          onGo={() => go(info)}
        />
      );
    },
  };
  return { list, place: { active, follow, onActive } };
};

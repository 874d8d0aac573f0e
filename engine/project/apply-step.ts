import type { Language, SegmentId, Side, Step } from '#core/model/index.ts';
import { writeAnchors } from '../store/anchors-repository.ts';
import { removeAnnotation, writeAnnotation } from '../store/annotations-repository.ts';
import { removeBlock, writeBlock } from '../store/blocks-repository.ts';
import { removeCell, writeCell } from '../store/cells-repository.ts';
import { removeConcept, writeConcept } from '../store/concepts-repository.ts';
import { writeIgnored } from '../store/ignored-findings-repository.ts';
import { writePresence } from '../store/documents-repository.ts';
import type { WriteHandle } from '../store/handles.ts';
import { writeSettings } from '../store/meta-repository.ts';
import { writeVersions } from '../store/review-versions-repository.ts';
import { removeReply, writeReply } from '../store/replies-repository.ts';
import { insertRepair, removeRepair, writeRepairPlace } from '../store/repairs-repository.ts';
import { writeRow } from '../store/rows-repository.ts';
import { removeSegment, writeSegment } from '../store/segments-repository.ts';

/** The language of a text, which its counts may depend on. */
export type LanguageOf = (segment: SegmentId, side: Side) => Language;

/** Writes what a step leads to. The one way rows change: doing, undoing (the inverted step) and redoing are the same. */
export const applyStep = (write: WriteHandle, step: Step, languageOf: LanguageOf): void => {
  switch (step.on) {
    case 'cell':
      if (step.after === null) removeCell(write, step.segment, step.side);
      else writeCell(write, step.segment, step.side, step.after, languageOf(step.segment, step.side));
      return;
    case 'segment':
      if (step.after === null) removeSegment(write, step.id);
      else writeSegment(write, step.after);
      return;
    case 'block':
      if (step.after === null) removeBlock(write, step.id);
      else writeBlock(write, step.document, step.after);
      return;
    case 'repair':
      if (step.after === null) removeRepair(write, step.id);
      else if (step.before !== null) writeRepairPlace(write, step.id, step.after);
      else if (step.found !== undefined) insertRepair(write, step.id, step.found, step.after);
      return;
    case 'annotation':
      if (step.after === null) removeAnnotation(write, step.id);
      else writeAnnotation(write, step.after);
      return;
    case 'anchors':
      writeAnchors(write, step.annotation, step.after);
      return;
    case 'reply':
      if (step.after === null) removeReply(write, step.id);
      else writeReply(write, step.after);
      return;
    case 'review':
      writeVersions(write, step.review, step.list, step.uid, step.after);
      return;
    case 'document':
      writePresence(write, step.id, step.after);
      return;
    case 'ignored':
      writeIgnored(write, step, step.cell, step.after);
      return;
    case 'concept':
      if (step.after === null) removeConcept(write, step.id);
      else writeConcept(write, step.after);
      return;
    case 'settings':
      writeSettings(write, step.after);
      return;
    case 'row':
      writeRow(write, step.table, step.before, step.after);
      return;
    case 'lineage':
  }
};

/** The segments whose rows look different after the steps. */
export const touchedBy = (steps: readonly Step[]): readonly SegmentId[] => {
  const touched = new Set<SegmentId>();
  for (const step of steps) {
    if (step.on === 'cell') touched.add(step.segment);
    else if (step.on === 'segment') touched.add(step.id);
    else if (step.on === 'repair') {
      for (const place of [step.before, step.after]) if (place !== null) touched.add(place.segment);
    } else if (step.on === 'ignored') {
      if (step.cell !== null) touched.add(step.cell.segment);
    } else if (step.on === 'row' && step.table === 'cells') {
      const id = (step.after ?? step.before)?.[0];
      if (typeof id === 'number') touched.add(id as SegmentId);
    } else if (step.on === 'anchors') {
      for (const { segment } of [...step.before, ...step.after]) touched.add(segment);
    }
  }
  return [...touched];
};

/** True when rows come, go or move, or nobody can say what is different after it. */
export const isStructural = (steps: readonly Step[]): boolean =>
  steps.some(
    (step) =>
      step.on === 'segment' ||
      step.on === 'block' ||
      step.on === 'document' ||
      // Terms are marked in any row, and checked in any.
      step.on === 'concept' ||
      (step.on === 'ignored' && step.cell === null) ||
      (step.on === 'row' && step.table !== 'cells'),
  );

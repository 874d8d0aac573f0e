import {
  BookA,
  CircleHelp,
  Highlighter,
  MessageSquare,
  OctagonAlert,
  PenLine,
  type LucideIcon,
} from 'lucide-react';
import type { AnnotationKind } from '#core/model/index.ts';

/** A shape for each kind: told apart without colour. */
export const kindIcons: Readonly<Record<AnnotationKind, LucideIcon>> = {
  comment: MessageSquare,
  question: CircleHelp,
  highlight: Highlighter,
  term: BookA,
  alternative: PenLine,
  error: OctagonAlert,
};

import { InvalidArgumentError } from 'commander';
import { sides, type Side } from '../core/model/index.ts';

/** A positive whole number, for commander to parse an option with. */
export const positive =
  (complaint: string) =>
  (value: string): number => {
    const number = Number(value);
    if (Number.isInteger(number) && number > 0) return number;
    throw new InvalidArgumentError(complaint);
  };

const isSide = (value: string): value is Side => (sides as readonly string[]).includes(value);

/** `source,en`: columns in the order they are wanted. */
export const sideList =
  (complaint: string) =>
  (value: string): readonly Side[] => {
    const named = value.split(',').map((name) => name.trim());
    if (named.every(isSide)) return named;
    throw new InvalidArgumentError(complaint);
  };

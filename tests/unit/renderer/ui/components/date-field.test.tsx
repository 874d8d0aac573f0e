// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { expect, test } from 'vitest';
import { DateField } from '#renderer/ui/DateField.tsx';
import { show } from './show.ts';

const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name: 'From' });

/** A list that a day narrows; it takes it over at once, or when it is let. */
const open = (first: string, isLate = false) => {
  const told: string[] = [];
  let arrive: (value: string) => void = () => undefined;
  const Narrowed = () => {
    const [value, setValue] = useState(first);
    useEffect(() => {
      arrive = setValue;
    }, []);
    return (
      <DateField
        label="From"
        value={value}
        onChange={(day) => {
          told.push(day);
          if (!isLate) setValue(day);
        }}
      />
    );
  };
  const { user } = show(<Narrowed />);
  return { user, told, arrive: (value: string) => act(() => arrive(value)) };
};

test('a day is told as soon as it can be read, and stands as it is kept when the field is left', async () => {
  const { user, told } = open('');
  await user.type(field(), '2026年12月1日');
  expect(told).toEqual(['2026-12-01']);
  expect(field().value).toBe('2026年12月1日');
  await user.tab();
  expect(field().value).toBe('2026-12-01');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.clear(field());
  expect(told).toEqual(['2026-12-01', '']);
});

test('what is no day narrows nothing, stays, and is said once the field is left', async () => {
  const { user, told } = open('2026-12-01');
  await user.type(field(), '{Backspace}');
  expect(told).toEqual(['']);
  expect(screen.queryByRole('alert')).toBeNull();
  await user.type(field(), '{Backspace}x{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('date.form');
  expect(field().getAttribute('aria-invalid')).toBe('true');
  await user.tab();
  expect(field().value).toBe('2026-12-x');
  await user.clear(field());
  expect(screen.queryByRole('alert')).toBeNull();
  await user.type(field(), '2026-02-30{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('date.day');
});

test('a day that is taken over late takes back nothing that was typed meanwhile; another one is shown', async () => {
  const { user, told, arrive } = open('', true);
  await user.type(field(), '2026-12-1');
  await user.type(field(), '2');
  expect(told).toEqual(['2026-12-01', '2026-12-12']);
  arrive('2026-12-01');
  expect(field().value).toBe('2026-12-12');
  arrive('2026-12-12');
  await user.tab();
  expect(field().value).toBe('2026-12-12');
  arrive('');
  expect(field().value).toBe('');
});

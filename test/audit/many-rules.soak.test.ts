import { auditOfMany } from './many-rules';

test('a hundred thousand rules are audited in bounded memory and time', () => {
  expect(auditOfMany(100_000, 600)).toEqual({ answer: JSON.stringify([true, 100_000, 0]), fault: '' });
}, 610_000);

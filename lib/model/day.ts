const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`; such days are in order as texts. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const [, year, month, day] = FORM.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10) === text;
}

/** Whether what holds until a day, that day included, no longer does. */
export function isPast(expires: string, today: string): boolean {
  return expires < today;
}

/** Equal exactly when two values are the same plain data, written in the same order; null where JSON cannot tell. */
export function dataKey(value: unknown): string | null {
  return isPlainData(value) ? JSON.stringify(value) : null;
}

/** Whether JSON tells it from everything else. */
function isPlainData(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return ['string', 'boolean', 'object'].includes(typeof value);
  if (Array.isArray(value)) return !value.includes(undefined) && value.every(isPlainData);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((item) => item === undefined || isPlainData(item));
}

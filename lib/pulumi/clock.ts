/** The day on which a program runs, in UTC; `accessPolicy: { today }` says another. The only clock of these rims. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

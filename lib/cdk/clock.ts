/** The day on which an app is synthesized, in UTC; `accessPolicy: { today }` says another. The only clock of this rim. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

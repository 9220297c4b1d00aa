import { OLD_PORTS_STAY, OLD_UNTIL_544, OLD_UNTIL_562, UPGRADED_FROM_544 } from './quotes';

/** The page disagrees with itself about the last build of old; the ports themselves are not in doubt. */
export const BUILD_OF_THE_CHANGE = {
  note: 'above the tables the page calls these the ports of installations from 10.0.562 or before, below them four times of 10.0.544 or before; they are opened where portsInUse says that they are in use, and never derived from a build',
  opens: true,
} as const;

/** Where the page says that the ports in brackets are in use. */
export const FROM_BEFORE = [OLD_UNTIL_562, OLD_PORTS_STAY, OLD_UNTIL_544, UPGRADED_FROM_544] as const;

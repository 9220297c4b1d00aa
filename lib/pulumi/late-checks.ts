import { type Input, isSecret, type Output, output } from '@pulumi/pulumi';
import type { Issue } from '../diagnostics';
import { addressSetOf, cidrOf, parseCidr } from '../model/addresses';
import { familiesOpen } from '../model/everybody';
import { throwIfAny } from './problems';

/** Where a block was passed, and what it may not be when it arrives. */
export interface LateBlockPlace {
  readonly at: string;
  readonly component: string;
  /** It stands where IPv4 is written, since nobody knows its family before. */
  readonly isIpv4?: boolean;
  /** The requirement that would let everybody in by it; without one everybody may stand there. */
  readonly lettingIn?: string | undefined;
}

/** An address block as it is passed on, canonical: one that is known only later is checked when it arrives. */
export function checkedBlock(block: Input<string>, place: LateBlockPlace): Input<string> {
  return typeof block === 'string' ? block : checkedLater(block, place);
}

function checkedLater(block: Input<string>, place: LateBlockPlace): Output<string> {
  const late = output(block);
  return late.apply(async (arrived) => {
    const issues = issuesOf(arrived, place);
    throwIfAny((await isSecret(late)) ? issues.map(withoutValue) : issues, place.component);
    return cidrOf(arrived).text;
  });
}

function issuesOf(arrived: string, { at, isIpv4 = false, lettingIn }: LateBlockPlace): readonly Issue[] {
  const read = parseCidr(arrived);
  if (!read.ok) return [{ code: 'malformed-address', at, problem: read.problem }];
  if (isIpv4 && read.value.family === 6) {
    const expected = 'an IPv4 block: what is known only later is taken for one, so write blocks of IPv6 as text';
    return [{ code: 'wrong-type', at, given: `'${arrived}'`, expected }];
  }
  const isEverybody = familiesOpen(addressSetOf([arrived])).length > 0;
  return isEverybody && lettingIn !== undefined ? [{ code: 'open-to-everyone', at, requirement: lettingIn }] : [];
}

/** A secret is not written into an error. */
export function withoutValue({ at }: Issue): Issue {
  return {
    code: 'wrong-type',
    at,
    given: 'a secret of another form',
    expected: 'what this place takes: an address block, or an id',
  };
}

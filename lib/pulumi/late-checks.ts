import { type Input, type Output, output } from '@pulumi/pulumi';
import { parseCidr } from '../model/addresses';
import { throwIfAny } from './problems';

/** An address block as it is passed on: one that is known only later is checked when it arrives. */
export function checkedBlock(
  block: Input<string>,
  { at, component }: { readonly at: string; readonly component: string },
): Input<string> {
  return typeof block === 'string' ? block : checkedLater(block, at, component);
}

function checkedLater(block: Input<string>, at: string, component: string): Output<string> {
  return output(block).apply((arrived) => {
    const read = parseCidr(arrived);
    if (!read.ok) throwIfAny([{ code: 'malformed-address', at, problem: read.problem }], component);
    return arrived;
  });
}

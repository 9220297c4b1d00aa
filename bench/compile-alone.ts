/** Run in a process of its own by `cases/memory.ts`: compiles and proves FLOWS flows for TARGET, and prints its memory in bytes. */
import type { TargetName } from 'portolan';
import { compiledFor, faultOf } from './cases/compile';
import { syntheticProduct } from './synthetic';

const [target, flows] = process.argv.slice(2);
const product = syntheticProduct('synthetic', Number(flows));
const compiled = compiledFor(target as TargetName, product);
// The oracle's own memory is none of ours.
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ bytes: maxRSS * 1024, fault: faultOf(product, compiled) }));

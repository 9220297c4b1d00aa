import type { Check } from '../check';
import { SOURCES } from '../sources';
import { partsOf } from './addresses';
import { lineWords, ruleLines } from './lines';

const HIGHEST = 65_535;

export const rulePorts: Check<'rule-ports'> = {
  id: 'rule-ports',
  severity: 'error',
  rule: `the ports in the header of a rule are 0 to ${HIGHEST}, and a range does not descend`,
  source: SOURCES.suricata,
  find(app) {
    return app.read(ruleLines).flatMap((line) =>
      [line.tokens.sourcePorts, line.tokens.destinationPorts].flatMap(partsOf).flatMap((part) => {
        const [, first, last] = /^(\d+)(?::(\d*))?$/.exec(part) ?? [];
        if (first === undefined) return [];
        const [from, to] = [Number(first), last === undefined || last === '' ? Number(first) : Number(last)];
        const where = { resource: line.group, at: line.at };
        if (from > HIGHEST || to > HIGHEST) {
          const says = `${lineWords(line)} has the port '${part}'; ports are 0 to ${HIGHEST}`;
          return [{ ...where, says, fix: 'write the port that is meant' }];
        }
        if (from <= to) return [];
        return [
          { ...where, says: `${lineWords(line)} has ports that descend: '${part}'`, fix: `write '${to}:${from}'` },
        ];
      }),
    );
  },
};

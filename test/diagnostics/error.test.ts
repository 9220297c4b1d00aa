import { inspect } from 'node:util';
import { PRODUCTS } from '../../lib/catalog';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import { parseProfile } from '../../lib/resolve';

function thrown(): NetworkRequirementsError {
  try {
    parseProfile(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JPP', remoteControl: 'perhaps' });
  } catch (fault) {
    if (NetworkRequirementsError.is(fault)) return fault;
  }
  throw new Error('nothing was refused');
}

describe('an error that nobody catches', () => {
  it('prints its sentences and where it was thrown, and not the data behind them', () => {
    // Node prints an uncaught error as it inspects one.
    const [sentences = '', ...rest] = inspect(thrown()).split(/^(?= {4}at )/m);
    expect(sentences).toMatch(/^NetworkRequirementsError: /);
    expect(sentences.match(/^- .+$/gm)).toHaveLength(2);
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.join('')).not.toMatch(/^(?! {4}at )/m);
  });

  it('keeps the data for programs: in issues, in its JSON, and in what is told of it across copies', () => {
    const error = thrown();
    expect(error.issues.map(({ code }) => code)).toEqual(['unknown-value', 'wrong-type']);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'NetworkRequirementsError',
      message: error.message,
      issues: JSON.parse(JSON.stringify(error.issues)),
    });
    expect(Object.keys(error)).not.toContain('issues');
    expect(NetworkRequirementsError.is(error)).toBe(true);
  });
});

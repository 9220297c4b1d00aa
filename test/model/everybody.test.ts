import { addressSetOf } from '../../lib/model/addresses';
import { familiesOpen, isEverybodyTag } from '../../lib/model/everybody';

describe('everybody', () => {
  test.each([
    [['0.0.0.0/0'], [4]],
    [['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'], [4]],
    [['2000::/3'], [6]],
    [['2000::/4', '3000::/4'], [6]],
    [['1.0.0.0/8'], []],
    [['0.0.0.0/1'], []],
    [['fc00::/7', '10.0.0.0/8'], []],
    [
      ['0.0.0.0/0', '::/0'],
      [4, 6],
    ],
  ])('%j is everybody of %j', (blocks, families) => {
    expect(familiesOpen(addressSetOf(blocks))).toEqual(families);
  });

  test('is every public address of IPv4, though the private ones are left out', () => {
    const all = ['1.0.0.0/8', '2.0.0.0/7', '4.0.0.0/6', '8.0.0.0/7', '11.0.0.0/8', '12.0.0.0/6', '16.0.0.0/4'];
    const upper = [
      '32.0.0.0/3',
      '64.0.0.0/3',
      '96.0.0.0/6',
      '101.0.0.0/8',
      '102.0.0.0/7',
      '104.0.0.0/5',
      '112.0.0.0/5',
    ];
    const rest = [
      '120.0.0.0/6',
      '124.0.0.0/7',
      '126.0.0.0/8',
      '128.0.0.0/2',
      '192.0.0.0/3',
      '100.0.0.0/10',
      '100.128.0.0/9',
    ];
    expect(familiesOpen(addressSetOf([...all, ...upper, ...rest]))).toEqual([4]);
    expect(familiesOpen(addressSetOf([...all, ...upper]))).toEqual([]);
  });

  test('is a service tag of everything outside, of all of a cloud, or of whatever a route leads to', () => {
    const tag = (name: string) => isEverybodyTag({ kind: 'bound', party: 'p', id: name, tag: name });
    expect(['Internet', 'internet', 'VirtualNetwork', 'AzureCloud', 'AzureCloud.japaneast'].every(tag)).toBe(true);
    expect(['Storage', 'AzureActiveDirectory', 'AzureCloudX'].some(tag)).toBe(false);
    expect(isEverybodyTag({ kind: 'bound', party: 'p', id: 'sg-1' })).toBe(false);
  });
});

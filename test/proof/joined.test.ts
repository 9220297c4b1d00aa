import { addressSetOf } from '../../lib/model/addresses';
import { exact } from '../../lib/model/host';
import { namesOf } from '../../lib/model/name-set';
import { portSetOf } from '../../lib/model/ports';
import { type Box, EGRESS, traffic } from '../../lib/proof/box';
import { intentOf } from '../../lib/proof/intent';
import { joinedAddresses, joinedAll } from '../../lib/proof/joined';
import { openingBeyond } from '../../lib/proof/opening';
import { ANYWHERE, at } from '../../lib/proof/side';

const box = (name: string, port: string, there: string): Box => ({
  direction: EGRESS,
  traffic: traffic('tcp/tls'),
  ports: portSetOf([port]),
  from: ANYWHERE,
  to: at(addressSetOf([there])),
  intent: intentOf(namesOf(exact(name))),
});

test.each([joinedAddresses, joinedAll])(
  'what is joined stands in the place of its first, whatever names stand between (%p)',
  (join) => {
    const boxes = [
      box('x.example.com', '443', '10.0.0.0/32'),
      box('y.example.com', '80', '10.0.0.9/32'),
      box('x.example.com', '8443', '10.0.1.0/32'),
      box('x.example.com', '8443', '10.0.2.0/32'),
    ];
    const words = join(boxes)
      .map((one) => openingBeyond(one, ''))
      .map(({ names, ports }) => `${names} ${ports}`);
    expect(words).toEqual(['x.example.com 443', 'y.example.com 80', 'x.example.com 8443']);
  },
);

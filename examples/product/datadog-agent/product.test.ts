import { join } from 'node:path';
import { describeProduct } from 'portolan/testing';
import { datadogAgent } from './product';

describeProduct(datadogAgent, {
  pages: {
    'network-traffic': { file: join(__dirname, 'page.txt'), ledger: join(__dirname, 'page.ledger.json') },
  },
});

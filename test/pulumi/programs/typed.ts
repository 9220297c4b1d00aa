// A program in TypeScript that uses this library and subpaths of both providers.
import { SecurityGroup } from '@pulumi/aws/ec2';
import { IpGroup } from '@pulumi/azure-native/network';
import { PRODUCTS } from 'portolan/catalog';

const group = new SecurityGroup('devices', { description: PRODUCTS.mobicontrol.name });
const addresses = new IpGroup('addresses', { resourceGroupName: 'harbour', ipAddresses: ['192.0.2.0/24'] });

export const groupId: typeof group.id = group.id;
export const addressesId: typeof addresses.id = addresses.id;

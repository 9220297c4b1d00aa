import { harmless, type Operator } from '../seeds';
import { isPlain, keyOf, objectsWith, type Plain, put } from '../spots';

/** What stands in a file beside its rules. */
export const BESIDE_RULES: readonly Operator[] = [
  harmless('a description is another', (spots) =>
    spots.flatMap((spot) =>
      spot.word === 'description' && typeof spot.value === 'string'
        ? [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, 'reviewed') }]
        : [],
    ),
  ),
  harmless('tags are others', (_, template) =>
    [...objectsWith(template, 'tags')].map((item) => ({
      at: 'tags',
      value: 'tags',
      act: () => {
        const key = keyOf(item, 'tags') ?? '';
        item[key] = Array.isArray(item[key]) ? [{ Key: 'Owner', Value: 'net' }] : { Owner: 'net' };
      },
    })),
  ),
  harmless('something beside is made', (_, template) => {
    if (!isPlain(template)) return [];
    if (isPlain(template.Resources))
      return [
        {
          at: 'Resources',
          value: '',
          act: () => {
            (template.Resources as Plain).Beside = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'beside' } };
          },
        },
      ];
    if (Array.isArray(template.resources))
      return [
        {
          at: 'resources',
          value: '',
          act: () =>
            void (template.resources as unknown[]).push({
              type: 'Microsoft.Storage/storageAccounts',
              apiVersion: '2023-01-01',
              name: 'beside',
              properties: {},
            }),
        },
      ];
    return [];
  }),
  harmless('members of objects stand in another order', (_, template) =>
    isPlain(template) ? [{ at: '', value: '', act: () => backwards(template) }] : [],
  ),
];

function backwards(value: unknown): void {
  if (Array.isArray(value)) value.forEach(backwards);
  else if (isPlain(value)) {
    // What stands in the order of its keys is a map by id, and has none.
    for (const [key, one] of Object.entries(value).reverse()) {
      delete value[key];
      value[key] = one;
      backwards(one);
    }
  }
}

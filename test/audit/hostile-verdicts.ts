/** What is said of each hostile file: why it cannot be used, or what an audit makes of it. */
export const VERDICTS: Readonly<Record<string, string>> = {
  'five megabytes of open brackets': 'a.json:1: nests deeper than 200 levels; pass a file that its own tool accepts',
  'five megabytes of objects within objects':
    'a.json:1: nests deeper than 200 levels; pass a file that its own tool accepts',
  'five megabytes of flow sequences of YAML':
    'a.yaml: is longer than 4194304 characters of YAML; pass a file that its own tool accepts',
  'block sequences of YAML, two thousand deep':
    'a.yaml:1: is no YAML: Unexpected block-seq-ind on same line with key; pass a file that its own tool accepts',
  'aliases of YAML that grow by nine':
    'a.yaml:7: holds more than 1000000 values; pass a file that its own tool accepts',
  'an alias of YAML within itself':
    'a.yaml:2: refers to *a, which stands nowhere before; pass a file that its own tool accepts',
  'a join within joins':
    "closed; open beside: 1, perhaps; not understood: has the block 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  'a join of joins that double':
    "closed; open beside: 1, perhaps; not understood: has the block '10.0.0.0/810.0.0.0/810.0.0.0/810.0.0.0/810.0.",
  'conditions in a circle': 'unknown; open beside: 1, perhaps; not understood: is a condition that hangs on itself',
  'conditions that double': 'unknown; open beside: 1, perhaps',
  'references in a circle': 'unknown; open beside: 2',
  'groups that name each other': 'open; open beside: 202',
  'keys of a prototype as logical ids': 'unknown; open beside: 2',
  'ids of several lines and with codes of a terminal': 'partly; open beside: 0',
  'a list of ten thousand ports': 'unknown; open beside: 5',
  'variables of Resource Manager in a circle': 'unknown; open beside: 4',
  'variables of Resource Manager that double': 'unknown; open beside: 4',
  'an expression of Resource Manager of a megabyte': 'unknown; open beside: 4',
  'a copy of a thousand million':
    'open; open beside: 4; not understood: stands as many times as is known at deployment alone',
  'copies within copies': 'open; open beside: 4',
  'policies that stand on each other': 'unknown; open beside: 1, perhaps; not understood: has itself for a base',
  'an expression that explodes': 'closed; open beside: 2, perhaps',
  'a name that makes it explode':
    'unknown; open beside: 2, perhaps; not understood: is longer than 8192 characters; Suricata 7.0 does not load i',
  'an expression with great counts':
    'partly and unknown; open beside: 2, perhaps; not understood: has the expression /^([a-z]{1,1000}){1,1000}(.*a){30}.{500}$',
  'a line of ten thousand ports': 'closed; open beside: 2',
  'a line of lists within lists':
    'unknown; open beside: 2, perhaps; not understood: has lists that stand too deep in one another; Suricata 7.0 d',
  'variables of a group in a circle':
    'unknown; open beside: 2, perhaps; not understood: uses $B, which its group does not define; Suricata 7.0 does ',
  'options without an end':
    'unknown; open beside: 2, perhaps; not understood: is longer than 8192 characters; Suricata 7.0 does not load i',
  'a name of ten thousand labels':
    'unknown; open beside: 2, perhaps; not understood: is longer than 8192 characters; Suricata 7.0 does not load i',
  'a block of a million digits, and ports of as many':
    "unknown; open beside: 1, perhaps; not understood: is no whole number, has the block '111111111111111111111111111111111111111111111, has ports that are known later (value at a.json#/Resources/A",
  'a text that repeats what an expression looks for':
    'unknown; open beside: 0; not understood: refers to "a${a${a${a${a${a${a${a${a${a${a${a${a${a${a${a${a, has the block \'${${${${${${${${${${${${${${${${${${${${${${$',
  'references of Terraform in a circle':
    'unknown; open beside: 1, perhaps; not understood: has egress rules that are known at apply alone, has a protocol that is known later (aws_security_group.a.egr',
  'states of Pulumi that are their own parents': 'closed; open beside: 1',
};

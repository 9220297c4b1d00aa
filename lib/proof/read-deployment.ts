import { type Issue, throwIfAny } from '../diagnostics';
import { filtersOfAws } from './engines/aws';
import { filtersOfAzure } from './engines/azure';
import { isArm, readArm } from './readers/arm';
import { parametersOfArm } from './readers/arm-parameters';
import { isAwsDeployed, readAwsDeployed } from './readers/aws-deployed';
import { isAzureDeployed, readAzureDeployed } from './readers/azure-deployed';
import { isCloudFormation, readCloudFormation } from './readers/cloudformation';
import type { Declarations, Deployment, Filter, Format, ReadFilters } from './readers/deployment';
import type { NotUnderstood } from './readers/place';
import { filtersOfPlan, isPlan } from './readers/portolan-plan';
import { isPulumiPreview, isPulumiStack, readPulumi } from './readers/pulumi';
import { type ParsedFile, parseSource, type SourceFile } from './readers/source-text';
import { isTerraformPlan, readTerraformPlan } from './readers/terraform';
import { boundIdsIn, renamed } from './renamed';

/** What the files themselves do not say. */
export interface ReadOptions {
  /** Values of a template's parameters, CloudFormation's and Resource Manager's alike. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Everything that a format's own words tell it by. */
const FORMATS: readonly {
  readonly format: Format;
  readonly words: string;
  readonly is: (value: unknown) => boolean;
  readonly read: (files: readonly ParsedFile[], options: ReadOptions) => readonly ReadFilters[];
}[] = [
  {
    format: 'plan',
    words: "a plan of portolan's",
    is: isPlan,
    read: (files) => files.map(filtersOfPlan),
  },
  {
    format: 'cloudformation',
    words: 'a template of CloudFormation',
    is: isCloudFormation,
    read: (files, { parameters = {} }) => {
      const texts = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
      return files.map((file) => filtersOf(readCloudFormation(file, { parameters: texts })));
    },
  },
  {
    format: 'arm',
    words: 'a template of Resource Manager',
    is: isArm,
    read: (files, { parameters = {} }) => files.map((file) => filtersOf(readArm(file, { parameters }))),
  },
  {
    format: 'terraform-plan',
    words: 'terraform show -json',
    is: isTerraformPlan,
    read: (files) => files.map((file) => filtersOf(readTerraformPlan(file))),
  },
  {
    format: 'pulumi-stack',
    words: 'pulumi stack export',
    is: isPulumiStack,
    read: (files) => files.map((file) => filtersOf(readPulumi(file))),
  },
  {
    format: 'pulumi-preview',
    words: 'pulumi preview --json',
    is: isPulumiPreview,
    read: (files) => files.map((file) => filtersOf(readPulumi(file))),
  },
  // What commands print in several files belongs together: a list and its entries, a policy and its groups.
  {
    format: 'aws-deployed',
    words: 'what the commands aws ec2 and aws network-firewall print',
    is: isAwsDeployed,
    read: (files) => [filtersOf(readAwsDeployed(files))],
  },
  {
    format: 'azure-deployed',
    words: 'what the command az network prints',
    is: isAzureDeployed,
    read: (files) => [filtersOf(readAzureDeployed(files))],
  },
];

/**
 * Everything that filters traffic in these files, in one model; a file of Resource Manager's parameters gives them to the
 * templates beside it. What a reader does not know is listed in the deployment, and stands in it as a rule that nobody is
 * sure of.
 *
 * @throws NetworkRequirementsError with every file that is no JSON or YAML, or of no format that is read.
 */
export function readDeployment(files: readonly SourceFile[], options: ReadOptions = {}): Deployment {
  const issues: Issue[] = [];
  const parsed = files.flatMap((file): readonly ParsedFile[] => {
    const read = parseSource(file);
    if ('value' in read) return [read];
    const at = read.line === null ? read.name : `${read.name}:${read.line}`;
    issues.push({ code: 'unreadable-file', at, why: read.why });
    return [];
  });
  const byFormat = new Map<Format, ParsedFile[]>();
  const handedOver: (readonly [string, unknown])[] = [];
  for (const file of parsed) {
    const parameters = parametersOfArm(file.value);
    if (parameters !== null) {
      handedOver.push(...Object.entries(parameters));
      continue;
    }
    const format = formatOf(file.value);
    if (format === null) {
      issues.push({ code: 'unknown-format', at: file.name, allowed: FORMATS.map(({ words }) => words) });
    } else byFormat.set(format, [...(byFormat.get(format) ?? []), file]);
  }
  throwIfAny(issues, 'these files cannot be read');
  // What is said beside the files wins over a file of parameters.
  const known = {
    ...options,
    parameters: Object.fromEntries([...handedOver, ...Object.entries(options.parameters ?? {})]),
  };
  const read = FORMATS.flatMap((one) => {
    const own = byFormat.get(one.format) ?? [];
    return own.length === 0 ? [] : one.read(own, known);
  });
  const told = apart(read);
  return {
    formats: [...byFormat.keys()],
    filters: told.flatMap(({ filters }) => filters),
    notUnderstood: told.flatMap(({ notUnderstood }) => notUnderstood.map(readable)),
  };
}

const LONGEST_WORDS = 400;

/** A value of a megabyte is no sentence, in whichever reader it comes from. */
function readable(one: NotUnderstood): NotUnderstood {
  const cut = (words: string) => (words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)} ...` : words);
  return one.why.length > LONGEST_WORDS || one.text.length > LONGEST_WORDS
    ? { ...one, why: cut(one.why), text: cut(one.text) }
    : one;
}

/** The format of a parsed file; null where it is none that is read. */
export function formatOf(value: unknown): Format | null {
  return FORMATS.find(({ is }) => is(value))?.format ?? null;
}

function filtersOf({ aws, azure, notUnderstood }: Declarations): ReadFilters {
  const read = [filtersOfAws(aws), filtersOfAzure(azure)];
  return {
    filters: read.flatMap(({ filters }) => filters),
    notUnderstood: [...notUnderstood, ...read.flatMap((one) => one.notUnderstood)],
  };
}

/**
 * Two files may call two things alike: in the second one each then goes by its file as well, and so does a parameter,
 * whose value may be another there. What the cloud itself calls by one id is one thing in all files.
 */
function apart(read: readonly ReadFilters[]): readonly ReadFilters[] {
  const bearers = new Map<string, number>();
  for (const { filters } of read)
    for (const id of new Set(filters.map((filter) => filter.id))) bearers.set(id, (bearers.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  return read.map(({ filters, notUnderstood }): ReadFilters => {
    const own = filters.map(({ id }) => id);
    const late = filters
      .flatMap(({ rules }) => rules.flatMap(({ boxes }) => boxes.flatMap(boundIdsIn)))
      .filter(isParameter);
    const file = filters[0]?.place.file ?? '';
    const names = new Map(
      [...new Set([...own, ...late])].flatMap((id) => (taken.has(id) ? [[id, `${file}:${id}`]] : [])),
    );
    for (const id of [...own, ...late]) taken.add(id);
    const marked = filters.map((filter): Filter => {
      const { id } = filter;
      return (bearers.get(id) ?? 0) > 1 ? { ...filter, alike: { name: id, said: `${file}:${id}` } } : filter;
    });
    if (names.size === 0) return { filters: marked, notUnderstood };
    return {
      filters: marked.map((filter) => renamedFilter(filter, names)),
      notUnderstood: notUnderstood.map((one) => ({
        ...one,
        filter: one.filter === null ? null : (names.get(one.filter) ?? one.filter),
      })),
    };
  });
}

function isParameter(id: string): boolean {
  return id.startsWith('parameter ');
}

function renamedFilter(filter: Filter, names: ReadonlyMap<string, string>): Filter {
  const rules = filter.rules.map((rule) => ({ ...rule, boxes: rule.boxes.map((box) => renamed(box, names)) }));
  return { ...filter, id: names.get(filter.id) ?? filter.id, rules };
}

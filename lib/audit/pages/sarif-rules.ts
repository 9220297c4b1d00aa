/** What a scanner may find, by the id under which a pipeline knows it. */
export type SarifRuleId =
  | 'requirement-closed'
  | 'requirement-partly'
  | 'requirement-unknown'
  | 'denial-broken'
  | 'denial-widened'
  | 'opening-beyond'
  | 'rule-wider'
  | 'rule-shadowed'
  | 'rule-duplicate'
  | 'rule-covered'
  | 'rule-never'
  | 'not-understood';

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly level: SarifLevel;
  readonly name: string;
  readonly short: string;
  readonly help: string;
}

export const SARIF_RULES: Readonly<Record<SarifRuleId, SarifRule>> = {
  'requirement-closed': {
    level: 'error',
    name: 'RequirementClosed',
    short: 'What a document asks for is closed.',
    help: 'None of what the document asks for gets through the filters on the way. Open what the message names, at the filter that it names.',
  },
  'requirement-partly': {
    level: 'error',
    name: 'RequirementPartlyOpen',
    short: 'Only some of what a document asks for is open.',
    help: 'Some names, addresses or ports that the document asks for get through, and others do not. Open what the message names beside.',
  },
  'requirement-unknown': {
    level: 'warning',
    name: 'RequirementUnknown',
    short: 'Nobody can know whether what a document asks for is open.',
    help: 'A value that is known at deployment alone, or a part of the file that was not understood, decides about it. Give the value of the parameter, or write the rule out.',
  },
  'denial-broken': {
    level: 'error',
    name: 'DenialBroken',
    short: 'What a document forbids is open.',
    help: 'The document says that this is not to be reached, and a rule lets it through. Close it.',
  },
  'denial-widened': {
    level: 'note',
    name: 'DenialWidened',
    short: 'What a document forbids is open, since the filter cannot tell it apart.',
    help: 'A filter of this kind cannot tell what is forbidden from what is asked for. A filter that sees names can.',
  },
  'opening-beyond': {
    level: 'warning',
    name: 'OpeningBeyond',
    short: 'A rule opens what nobody asked for.',
    help: 'No sentence of a document asks for what the rule lets through. Take it out, narrow it, or hand its reason over with the role.',
  },
  'rule-wider': {
    level: 'note',
    name: 'RuleWider',
    short: 'A rule is wider than need be.',
    help: 'The rule lets through more than the requirements that need it ask for. What the message names would do.',
  },
  'rule-shadowed': {
    level: 'warning',
    name: 'RuleShadowed',
    short: 'A rule is never asked.',
    help: 'Rules before it decide about all its connections, and decide otherwise. Either it, or what stands before it, is not what was meant.',
  },
  'rule-duplicate': {
    level: 'note',
    name: 'RuleDuplicate',
    short: 'A rule says the same as another.',
    help: 'Taking it out changes nothing of what is reachable.',
  },
  'rule-covered': {
    level: 'note',
    name: 'RuleCovered',
    short: 'A rule is taken in by others.',
    help: 'Other rules let through, or close, all that this one does. Taking it out changes nothing of what is reachable.',
  },
  'rule-never': {
    level: 'note',
    name: 'RuleNever',
    short: 'A rule takes in no connection.',
    help: 'No connection lies in what the rule says, so it decides nothing.',
  },
  'not-understood': {
    level: 'warning',
    name: 'NotUnderstood',
    short: 'A part of the file was not understood.',
    help: 'What stands there was not guessed: where it may open or close something, the answer is that nobody can know.',
  },
};

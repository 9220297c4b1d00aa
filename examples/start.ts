/**
 * What `npm start` runs: synthesizes the stack of `examples/cdk/endpoint-central-jp` into `cdk.out/`, and prints what it
 * opens, with the sentence of the vendor that asks for each rule and the verdict of the proof.
 */
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { EndpointCentralJp } from './cdk/endpoint-central-jp/stack';
import { print, printReport, printVerdict } from './on-screen';

// The validator that comes with the CDK costs more time than all the rest; the tests run it over this very template.
process.env.CDK_VALIDATION ??= 'false';

const root = path.resolve(__dirname, '..');
const app = new App({ outdir: path.join(root, 'cdk.out') });
const stack = new EndpointCentralJp(app, 'EndpointCentralJp');
app.synth();

const { agents, server, firewall } = stack;
const [agentReport, serverReport, firewallReport] = [agents.report, server.report, firewall.report];
printReport(agentReport);
printReport(serverReport);
printReport(firewallReport, firewall.plan);
printVerdict([agentReport, serverReport, firewallReport]);
print(`The template stands in cdk.out/${stack.templateFile}`);

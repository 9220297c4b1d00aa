// The example's own test, run as its reader runs it.
import '../../examples/golden-module/pulumi/office-agents.test';

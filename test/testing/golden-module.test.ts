// The example's own test, run as its reader runs it.
import '../../examples/golden-module/cdk/office-agents.test';

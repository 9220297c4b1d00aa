// The example's own test, run as its reader runs it.
import '../../examples/product/datadog-agent/product.test';

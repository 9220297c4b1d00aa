// Transforms of a resource, of the component around it and of the stack, which leave their marks in this order.
const pulumi = require('@pulumi/pulumi');
const ec2 = require('@pulumi/aws/ec2');

const mark = (letter) => (resource) => {
  if (resource.type !== 'aws:ec2/securityGroup:SecurityGroup') return undefined;
  const description = pulumi.interpolate`${resource.props.description}${letter}`;
  return { props: { ...resource.props, description }, opts: resource.opts };
};

class Component extends pulumi.ComponentResource {
  constructor(name, options) {
    super('test:index:Component', name, {}, options);
    this.group = new ec2.SecurityGroup(
      `${name}-group`,
      { description: '' },
      { parent: this, protect: true, aliases: [{ name: 'older' }], transforms: [mark('a'), mark('b')] },
    );
  }
}

// Of what is made inside the function that Pulumi calls, the transforms of the stack are known in time.
module.exports = async () => {
  pulumi.runtime.registerResourceTransform(mark('d'));
  const outer = new Component('outer', {
    transforms: [
      mark('c'),
      ({ type, props, opts }) =>
        type.startsWith('aws:') ? { props, opts: { ...opts, ignoreChanges: ['tags'], protect: false } } : undefined,
    ],
  });
  new ec2.SecurityGroup('plain', { description: '' });
  return { description: outer.group.description };
};

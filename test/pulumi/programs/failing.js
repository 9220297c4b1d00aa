// A program that fails as the configuration says.
const pulumi = require('@pulumi/pulumi');
const ec2 = require('@pulumi/aws/ec2');

module.exports = () => {
  const group = new ec2.SecurityGroup('first', { description: 'the first' });
  switch (new pulumi.Config().require('how')) {
    case 'thrown':
      throw new Error('no harbour');
    case 'properties':
      throw new pulumi.InputPropertiesError({
        message: 'the props are wrong',
        errors: [{ propertyPath: 'roles[0]', reason: 'no anchor' }],
      });
    case 'twice':
      new ec2.SecurityGroup('first', { description: 'the second' });
      break;
    case 'late':
      new ec2.SecurityGroup('second', {
        description: group.id.apply((id) => {
          throw new Error(`no ${id.slice(0, 3)}`);
        }),
      });
      break;
    case 'told':
      pulumi.log.error('the light is out', group);
      break;
  }
};

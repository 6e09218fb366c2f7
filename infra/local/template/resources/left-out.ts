/** A resource type that has no meaning at home: why, and what `Fn::GetAtt` may still ask of it. */
export type LeftOut = { reason: string; service: string; attributes?: readonly string[] };

const watching = 'watches a deployed stage; at home the twin prints failures itself';
const edge = 'stands in front of a deployed stage; at home there is no network between browser and product';
const naming = 'names a deployed stage in DNS; at home the address is 127.0.0.1';
const cdkOwn = "serves CDK's own deployment, not the product";

/** Resource types that a template may carry and the twin leaves out, each with its reason. */
export const leftOutTypes: Record<string, LeftOut> = {
  'AWS::CDK::Metadata': { reason: cdkOwn, service: 'cdk' },
  'AWS::CloudWatch::Alarm': { reason: watching, service: 'cloudwatch', attributes: ['Arn'] },
  'AWS::CloudWatch::CompositeAlarm': { reason: watching, service: 'cloudwatch', attributes: ['Arn'] },
  'AWS::CloudWatch::Dashboard': { reason: watching, service: 'cloudwatch' },
  'AWS::CloudWatch::AnomalyDetector': { reason: watching, service: 'cloudwatch' },
  'AWS::Logs::LogGroup': { reason: watching, service: 'logs', attributes: ['Arn'] },
  'AWS::Logs::MetricFilter': { reason: watching, service: 'logs' },
  'AWS::Logs::QueryDefinition': { reason: watching, service: 'logs' },
  'AWS::Logs::ResourcePolicy': { reason: watching, service: 'logs' },
  'AWS::SNS::Topic': {
    reason: `carries alarms to people: ${watching}`,
    service: 'sns',
    attributes: ['TopicArn', 'TopicName'],
  },
  'AWS::SNS::TopicPolicy': { reason: `carries alarms to people: ${watching}`, service: 'sns' },
  'AWS::SNS::Subscription': { reason: `carries alarms to people: ${watching}`, service: 'sns' },
  'AWS::WAFv2::WebACL': { reason: edge, service: 'wafv2', attributes: ['Arn', 'Id'] },
  'AWS::WAFv2::WebACLAssociation': { reason: edge, service: 'wafv2' },
  'AWS::CloudFront::Distribution': { reason: edge, service: 'cloudfront', attributes: ['DomainName', 'Id'] },
  'AWS::CloudFront::CachePolicy': { reason: edge, service: 'cloudfront', attributes: ['Id'] },
  'AWS::CloudFront::OriginRequestPolicy': { reason: edge, service: 'cloudfront', attributes: ['Id'] },
  'AWS::CloudFront::ResponseHeadersPolicy': { reason: edge, service: 'cloudfront', attributes: ['Id'] },
  'AWS::CloudFront::Function': { reason: edge, service: 'cloudfront', attributes: ['FunctionARN'] },
  'AWS::CertificateManager::Certificate': { reason: naming, service: 'acm' },
  'AWS::Route53::HostedZone': { reason: naming, service: 'route53', attributes: ['Id'] },
  'AWS::Route53::RecordSet': { reason: naming, service: 'route53' },
  'AWS::ApiGatewayV2::DomainName': {
    reason: naming,
    service: 'apigateway',
    attributes: ['RegionalDomainName', 'RegionalHostedZoneId'],
  },
  'AWS::ApiGatewayV2::ApiMapping': { reason: naming, service: 'apigateway' },
  'AWS::S3::Bucket': {
    reason: 'keeps access logs of a deployed stage',
    service: 's3',
    attributes: ['Arn', 'DomainName', 'RegionalDomainName'],
  },
  'AWS::S3::BucketPolicy': { reason: 'keeps access logs of a deployed stage', service: 's3' },
  'AWS::Backup::BackupVault': {
    reason: 'a home store is backed up by copying its folder',
    service: 'backup',
    attributes: ['BackupVaultName', 'BackupVaultArn'],
  },
  'AWS::Backup::BackupPlan': {
    reason: 'a home store is backed up by copying its folder',
    service: 'backup',
    attributes: ['BackupPlanId'],
  },
  'AWS::Backup::BackupSelection': {
    reason: 'a home store is backed up by copying its folder',
    service: 'backup',
  },
  'Custom::S3AutoDeleteObjects': { reason: cdkOwn, service: 's3' },
  'Custom::LogRetention': { reason: cdkOwn, service: 'logs', attributes: ['LogGroupName'] },
};

import { TargetVersions, validateTarget } from './target';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { MetricIdentifier, MetricSpec, MetricTarget } from '../../../model/generated/kind-structs';
import { decodeQuantity } from '../../../model/quantity-parse';
import { dnsLabelProblems, pathSegmentProblems, reportName } from '../../names';
import { validateResourceName } from '../../resources';

const SOURCE = 'autoscaling validation.go validateResourceSource';
const TARGET = 'autoscaling validation.go validateMetricTarget';
const TYPES_REMEDY = 'Use Resource, ContainerResource, Pods, Object or External.';

export const rules = defineRules('autoscaling/metrics', 'autoscaling validation.go validateMetricSpec', {
  typeMissing: { reason: 'FieldValueRequired', remedy: TYPES_REMEDY },
  type: { reason: 'FieldValueNotSupported', remedy: TYPES_REMEDY },
  sourceMissing: { reason: 'FieldValueRequired', remedy: 'Describe the metric in the field of its type.' },
  sourceOther: { reason: 'FieldValueForbidden', remedy: 'Keep the field of the type alone.' },
  nameMissing: { reason: 'FieldValueRequired', upstream: SOURCE, remedy: 'Name the metric or the resource.' },
  name: {
    reason: 'FieldValueInvalid',
    upstream: 'autoscaling validation.go validateMetricIdentifier',
    remedy: "Use neither '/' nor '%', and not '.' or '..' alone.",
  },
  containerMissing: { reason: 'FieldValueRequired', upstream: SOURCE, remedy: 'Name the container.' },
  container: { reason: 'FieldValueInvalid', upstream: SOURCE, remedy: 'Write the name of a container.' },
  targetMissing: { reason: 'FieldValueRequired', upstream: SOURCE, remedy: 'Give the target an amount of its type.' },
  targetBoth: { reason: 'FieldValueForbidden', upstream: SOURCE, remedy: 'Give the target one amount.' },
  targetTypeMissing: {
    reason: 'FieldValueRequired',
    upstream: TARGET,
    remedy: 'Use Utilization, Value or AverageValue.',
  },
  targetType: { reason: 'FieldValueInvalid', upstream: TARGET, remedy: 'Use Utilization, Value or AverageValue.' },
  targetAmount: { reason: 'FieldValueInvalid', upstream: TARGET, remedy: 'Use an amount above 0.' },
});

const FIELDS: Readonly<Record<string, keyof MetricSpec>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

/** validateMetricSpec: of several sources the server reads the first in its own order. */
export function validateMetric(metric: MetricSpec, path: Path, ctx: Context, versions: TargetVersions): void {
  const { type } = metric;
  if (type === '') ctx.report(rules.typeMissing, path.child('type'), 'is missing');
  const expected = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  const notSupported = (): void => {
    const message = `${quoted(type)} is not one of ${Object.keys(FIELDS).sort().join(', ')}`;
    ctx.report(rules.type, path.child('type'), message);
  };
  // twice, as the server says it
  if (expected === undefined) notSupported();
  const present = Object.values(FIELDS).filter((field) => metric[field] !== undefined);
  if (present.length > 0) validateSource(metric, present[0], path.child(present[0]), ctx, versions);
  if (expected === undefined) notSupported();
  else if (metric[expected] === undefined) ctx.report(rules.sourceMissing, path.child(expected), 'is missing');
  if (present.length === 1) return;
  for (const field of present) {
    if (field !== expected) {
      ctx.report(rules.sourceOther, path.child(field), `does not go with the type ${quoted(type)}`);
    }
  }
}

function validateSource(
  metric: MetricSpec,
  field: keyof MetricSpec,
  path: Path,
  ctx: Context,
  versions: TargetVersions,
): void {
  const { object, external, pods, resource, containerResource } = metric;
  const target = (object ?? external ?? pods ?? resource ?? containerResource)!.target;
  const place = path.child('target');
  if (object !== undefined) validateTarget(object.describedObject, path.child('describedObject'), ctx, versions);
  const named = object ?? external ?? pods;
  if (named !== undefined) validateIdentifier(named.metric, path.child('metric'), ctx);
  else validateResource(metric, field, path, ctx);
  validateAmounts(target, place, ctx);
  const { value, averageValue, averageUtilization } = target;
  if (object !== undefined || external !== undefined) {
    if (value === undefined && averageValue === undefined) missing('averageValue');
    if (object === undefined && value !== undefined && averageValue !== undefined) both('value');
  } else if (pods !== undefined) {
    if (averageValue === undefined) missing('averageValue');
  } else {
    if (averageUtilization === undefined && averageValue === undefined) missing('averageUtilization');
    if (averageUtilization !== undefined && averageValue !== undefined) both('averageValue');
  }

  function missing(amount: string): void {
    ctx.report(rules.targetMissing, place.child(amount), 'is missing');
  }
  function both(amount: string): void {
    ctx.report(rules.targetBoth, place.child(amount), 'is a second amount');
  }
}

function validateIdentifier({ name }: MetricIdentifier, path: Path, ctx: Context): void {
  if (name === '') ctx.report(rules.nameMissing, path.child('name'), 'is missing');
  else reportName(pathSegmentProblems(name), name, rules.name, path.child('name'), ctx);
}

function validateResource({ resource, containerResource }: MetricSpec, field: string, path: Path, ctx: Context): void {
  const { name } = (resource ?? containerResource)!;
  if (name === '') ctx.report(rules.nameMissing, path.child('name'), 'is missing');
  if (field !== 'containerResource') return;
  if (name !== '') validateResourceName(name, path.child('name'), ctx, 'container');
  const { container } = containerResource!;
  if (container === '') ctx.report(rules.containerMissing, path.child('container'), 'is missing');
  else reportName(dnsLabelProblems(container), container, rules.container, path.child('container'), ctx);
}

function validateAmounts(target: MetricTarget, path: Path, ctx: Context): void {
  const { type, averageUtilization } = target;
  if (type === '') ctx.report(rules.targetTypeMissing, path.child('type'), 'is missing');
  if (type !== 'Utilization' && type !== 'Value' && type !== 'AverageValue') {
    const message = `${quoted(type)} is not one of Utilization, Value, AverageValue`;
    ctx.report(rules.targetType, path.child('type'), message);
  }
  for (const field of ['value', 'averageValue'] as const) {
    const amount = target[field];
    if (amount === undefined) continue;
    const quantity = decodeQuantity(amount);
    if (typeof quantity === 'string' || quantity.sign() > 0) continue;
    ctx.report(rules.targetAmount, path.child(field), `${quoted(String(amount))} is not more than 0`);
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    ctx.report(rules.targetAmount, path.child('averageUtilization'), `${averageUtilization} is less than 1`);
  }
}

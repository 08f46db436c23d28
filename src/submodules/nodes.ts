export * from '../node-sets/node-expression';
export * from '../node-sets/node-label';

export * from '../pools/options';

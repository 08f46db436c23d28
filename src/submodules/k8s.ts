export * from '../model/generated/constants';
export * from '../model/generated/structs';

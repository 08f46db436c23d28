export * from '../model/generated/structs';

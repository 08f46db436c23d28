import { testClaims } from './volumes/volume-table';

const KEY = "must contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";

testClaims({
  'keys are good names in any case': {
    metadata: { annotations: { 'Example.com/A': 'b', 'a b': 'c' } },
    errors: [`Invalid metadata.annotations: "a b" ${KEY}`],
  },
  'keys and values have 262144 bytes together, those of UTF-8': {
    metadata: { annotations: { a: 'é'.repeat(131072) } },
    errors: ['TooLong metadata.annotations: keys and values have 262145 bytes, 262144 are allowed'],
  },
  'keys and values may have 262144 bytes together': {
    metadata: { annotations: { a: 'a'.repeat(262143) } },
    errors: [],
  },
});

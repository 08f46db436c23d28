/** Values of Secrets that agents send, or show to servers. */
export const SECRETS = {
  password: 'S3cr3t-pass$#{x}"\\',
  authorization: 'Bearer abc.def-123',
  'shared-key': 'k3y',
  token: '11111111-2222-3333-4444-555555555555',
  'access-key-id': 'AKIDEXAMPLE',
  'access-key': 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

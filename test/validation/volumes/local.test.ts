import { testVolumes } from './volume-table';

testVolumes({
  'the sizeLimit of an emptyDir is not negative': {
    volumes: [
      { emptyDir: { sizeLimit: '-1Gi' } },
      { emptyDir: { sizeLimit: -0.5 } },
      { emptyDir: { sizeLimit: '0' } },
      { emptyDir: { sizeLimit: '-0' } },
      { emptyDir: { sizeLimit: '1e-3' } },
    ],
    errors: [
      'Forbidden [0].emptyDir.sizeLimit: "-1Gi" is negative',
      'Forbidden [1].emptyDir.sizeLimit: "-0.5" is negative',
    ],
  },
  'a hostPath takes no step back': {
    volumes: [
      { hostPath: { path: '/a/../b' } },
      { hostPath: { path: '..' } },
      { hostPath: { path: '/a..b/...' } },
      { hostPath: { path: 'relative' } },
    ],
    errors: [
      'Invalid [0].hostPath.path: "/a/../b" must not have \'..\' as a part',
      'Invalid [1].hostPath.path: ".." must not have \'..\' as a part',
    ],
  },
  'a hostPath has one of eight types, which is looked at where there is a path': {
    volumes: [
      { hostPath: { path: '/a', type: 'directory' } },
      { hostPath: { path: '', type: 'directory' } },
      { hostPath: { path: '/a', type: '' } },
      { hostPath: { path: '/a', type: 'BlockDevice' } },
    ],
    errors: [
      'NotSupported [0].hostPath.type: "directory" is not one of DirectoryOrCreate, Directory, FileOrCreate, File, Socket, CharDevice, BlockDevice',
      'Required [1].hostPath.path: is missing',
    ],
  },
  'the directory of a gitRepo lies below the volume': {
    volumes: [{ gitRepo: { repository: 'r', directory: '/a/..' } }, { gitRepo: { repository: 'r', directory: '..a' } }],
    errors: [
      'Invalid [0].gitRepo.directory: "/a/.." must be a relative path',
      'Invalid [0].gitRepo.directory: "/a/.." must not have \'..\' as a part',
    ],
  },
});

testVolumes(
  {
    'an image has a pull policy of three': {
      volumes: [{ image: { reference: 'a', pullPolicy: 'always' } }, { image: { reference: 'a', pullPolicy: '' } }],
      errors: ['NotSupported [0].image.pullPolicy: "always" is not one of Always, IfNotPresent, Never'],
    },
    'an image has a reference, from 1.37 on': {
      volumes: [{ image: {} }],
      errors: { 37: ['Required [0].image.reference: is missing'] },
    },
  },
  35,
);

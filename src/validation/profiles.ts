import { localPathProblems } from './local-path';
import { byteLength, reportName } from './names';
import { isPadded } from './padding';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { AppArmorProfile, SeccompProfile } from '../model/generated/structs';

const APP_ARMOR = 'validation.go ValidateAppArmorProfileField';
const TYPES = 'Use RuntimeDefault, Localhost or Unconfined.';

export const rules = defineRules('profiles', 'validation.go validateSeccompProfileField', {
  seccompTypeMissing: { reason: 'FieldValueRequired', remedy: TYPES },
  seccompType: { reason: 'FieldValueNotSupported', remedy: TYPES },
  seccompProfileMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Name the profile file in localhostProfile, or use the type RuntimeDefault.',
  },
  seccompProfilePath: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the path of the profile below the seccomp directory of the kubelet.',
  },
  seccompProfileUnused: {
    reason: 'FieldValueInvalid',
    remedy: 'Leave localhostProfile out, or use the type Localhost.',
  },
  appArmorTypeMissing: { reason: 'FieldValueRequired', upstream: APP_ARMOR, since: 30, remedy: TYPES },
  appArmorType: { reason: 'FieldValueNotSupported', upstream: APP_ARMOR, since: 30, remedy: TYPES },
  appArmorProfileMissing: {
    reason: 'FieldValueRequired',
    upstream: APP_ARMOR,
    since: 30,
    remedy: 'Name the profile loaded on the node in localhostProfile, or use the type RuntimeDefault.',
  },
  appArmorProfilePadded: {
    reason: 'FieldValueInvalid',
    upstream: APP_ARMOR,
    since: 30,
    remedy: 'Remove the white space around the name.',
  },
  appArmorProfileLong: {
    reason: 'FieldValueTooLong',
    upstream: APP_ARMOR,
    since: 30,
    remedy: 'Use a name of at most 4095 bytes.',
  },
  appArmorProfileUnused: {
    reason: 'FieldValueInvalid',
    upstream: APP_ARMOR,
    since: 30,
    remedy: 'Leave localhostProfile out, or use the type Localhost.',
  },
});

/** validateSeccompProfileField */
export function validateSeccompProfile(profile: SeccompProfile | undefined, path: Path, ctx: Context): void {
  if (profile === undefined) return;
  const type: string = profile.type;
  const { localhostProfile } = profile;
  if (type === '') {
    ctx.report(
      rules.seccompTypeMissing,
      path.child('type'),
      'is missing, one of RuntimeDefault, Localhost, Unconfined',
    );
  } else if (type !== 'RuntimeDefault' && type !== 'Localhost' && type !== 'Unconfined') {
    ctx.report(
      rules.seccompType,
      path.child('type'),
      `${quoted(type)} is not one of RuntimeDefault, Localhost, Unconfined`,
    );
  }
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) {
      ctx.report(
        rules.seccompProfileUnused,
        path.child('localhostProfile'),
        `is for the type Localhost only, not ${quoted(type)}`,
      );
    }
  } else if (localhostProfile === undefined) {
    ctx.report(rules.seccompProfileMissing, path.child('localhostProfile'), 'is missing, the type Localhost needs it');
  } else {
    reportName(
      localPathProblems(localhostProfile),
      localhostProfile,
      rules.seccompProfilePath,
      path.child('localhostProfile'),
      ctx,
    );
  }
}

/** ValidateAppArmorProfileField */
export function validateAppArmorProfile(profile: AppArmorProfile | undefined, path: Path, ctx: Context): void {
  if (profile === undefined) return;
  const type: string = profile.type;
  const name = profile.localhostProfile;
  switch (type) {
    case 'Localhost':
      if (name === undefined || name === '') {
        ctx.report(
          rules.appArmorProfileMissing,
          path.child('localhostProfile'),
          'is missing, the type Localhost needs it',
        );
        break;
      }
      if (isPadded(name)) {
        ctx.report(
          rules.appArmorProfilePadded,
          path.child('localhostProfile'),
          `${quoted(name)} must not start or end with white space`,
        );
      }
      if (byteLength(name) > 4095) {
        ctx.report(
          rules.appArmorProfileLong,
          path.child('localhostProfile'),
          `has ${byteLength(name)} bytes, 4095 are allowed`,
        );
      }
      break;
    case 'RuntimeDefault':
    case 'Unconfined':
      if (name !== undefined) {
        ctx.report(
          rules.appArmorProfileUnused,
          path.child('localhostProfile'),
          `is for the type Localhost only, not ${quoted(type)}`,
        );
      }
      break;
    case '':
      ctx.report(
        rules.appArmorTypeMissing,
        path.child('type'),
        'is missing, one of RuntimeDefault, Localhost, Unconfined',
      );
      break;
    default:
      ctx.report(
        rules.appArmorType,
        path.child('type'),
        `${quoted(type)} is not one of RuntimeDefault, Localhost, Unconfined`,
      );
  }
}

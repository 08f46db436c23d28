/** The file that is read if the command line names none. */
export const CONFIG_FILE = '.cdk8s-daemonsets.yaml';

/** The option of all commands that read the configuration file. */
export const CONFIG_OPTION = {
  config: {
    type: 'string',
    placeholder: 'FILE',
    help: `settings of the repository [${CONFIG_FILE}, if it is there]`,
  },
} as const;

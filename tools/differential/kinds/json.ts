/** JSON as cases change it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Struct = { [key: string]: Json };

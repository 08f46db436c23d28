/** What a server answers while its password is exchanged, it is restarted, or too much comes at once; other answers are for good. */
export const RETRIED = [401, 403, 404, 408, 413, 429, 500, 502, 503, 504];

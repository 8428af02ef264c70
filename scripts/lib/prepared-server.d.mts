/** Absolute path of the prepared server of the present sources, whether it is there or not. */
export declare function preparedServer(): string;
